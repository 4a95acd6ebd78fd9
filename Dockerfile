# The hub without the sandbox. Kept honest by deploy/dockerfile-check.sh, which needs no Docker.
FROM eclipse-temurin:17-jdk-jammy AS build
WORKDIR /src
COPY .mvn .mvn
COPY mvnw pom.xml ./
COPY processors/pom.xml processors/
COPY hub/pom.xml hub/
# why: the parent names these modules, so Maven wants their poms; nothing of them is built
COPY sandbox/pom.xml sandbox/
COPY acceptance/pom.xml acceptance/
COPY processors/src/main processors/src/main
COPY hub/src/main hub/src/main
RUN ./mvnw -B -ntp -q -Dmaven.test.skip=true -Dspotless.check.skip=true -pl processors,hub package
RUN mkdir -p image/lib image/var && cp hub/target/*.jar hub/target/lib/*.jar image/lib/

# why not Alpine: DuckDB's native library needs glibc
FROM eclipse-temurin:17-jre-jammy
RUN useradd --system --uid 10001 --no-create-home serai
WORKDIR /opt/serai
COPY --from=build /src/image/lib lib
COPY --from=build --chown=10001 /src/image/var var
COPY serai deploy/health.sh LICENSE NOTICE ./
COPY config config
COPY routes routes
ENV SERAI_PROFILE=prod \
    SERAI_LOG=config/log4j2-prod.properties \
    SERAI_HUB_HTTP_HOST=0.0.0.0
# why here, not in the build stage: what a rehearsal keeps belongs to this JVM and these files
RUN ./serai rehearse
USER 10001
# API and console. Health and metrics stay on the container's loopback, port 9876, unless hub.management.host says otherwise.
EXPOSE 8080
VOLUME /opt/serai/var
# why live, not ready: without its database the hub is not ready but alive, and a restart would not help
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s \
    CMD ["./health.sh"]
ENTRYPOINT ["./serai"]
CMD ["run"]
