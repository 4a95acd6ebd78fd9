package io.serai.engagements.elastic;

import io.serai.core.HubError;
import io.serai.core.SeraiException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.apache.http.Header;
import org.apache.http.HttpHost;
import org.apache.http.HttpRequest;
import org.apache.http.impl.nio.client.HttpAsyncClientBuilder;
import org.elasticsearch.client.RestClient;
import org.elasticsearch.client.RestClientBuilder;

/** Makes clients. Making one connects to nothing. */
public final class Clients {
  private static final List<String> VERSIONED = List.of("Accept", "Content-Type");

  private Clients() {}

  public static RestClient make(ClusterSettings settings) {
    RestClientBuilder builder = builder(settings);
    builder.setRequestConfigCallback(
        request ->
            request
                .setConnectTimeout((int) settings.connectTimeout().toMillis())
                .setSocketTimeout((int) settings.socketTimeout().toMillis()));
    SSLContext trust = settings.ca() == null ? null : trust(settings.ca());
    builder.setHttpClientConfigCallback(http -> configure(http, settings, trust));
    return builder.build();
  }

  private static RestClientBuilder builder(ClusterSettings settings) {
    if (settings.cloudId() != null) {
      return RestClient.builder(settings.cloudId());
    }
    RestClientBuilder builder =
        RestClient.builder(
            settings.hosts().stream()
                .map(url -> new HttpHost(url.getHost(), port(url), url.getScheme()))
                .toArray(HttpHost[]::new));
    String path = settings.hosts().get(0).getPath();
    return path == null || path.length() < 2 ? builder : builder.setPathPrefix(path);
  }

  private static int port(URI url) {
    return url.getPort() >= 0 ? url.getPort() : url.getScheme().equals("https") ? 443 : 80;
  }

  private static HttpAsyncClientBuilder configure(
      HttpAsyncClientBuilder http, ClusterSettings settings, SSLContext trust) {
    if (trust != null) {
      http.setSSLContext(trust);
    }
    if (settings.authorization() != null) {
      CachedText authorization = new CachedText(settings.authorization());
      http.addInterceptorLast(
          (HttpRequest request, org.apache.http.protocol.HttpContext context) ->
              request.setHeader("Authorization", authorization.get()));
    }
    if (settings.compatibility() != 9) {
      http.addInterceptorLast(
          (HttpRequest request, org.apache.http.protocol.HttpContext context) ->
              speak(request, settings.compatibility()));
    }
    return http;
  }

  /** why: a server of the major version before refuses media types of the client's own version. */
  private static void speak(HttpRequest request, int version) {
    for (String name : VERSIONED) {
      Header header = request.getFirstHeader(name);
      if (header != null) {
        request.setHeader(
            name, header.getValue().replace("compatible-with=9", "compatible-with=" + version));
      }
    }
  }

  private static SSLContext trust(Path pem) {
    try (InputStream in = Files.newInputStream(pem)) {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      int number = 0;
      for (Certificate one : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        store.setCertificateEntry("ca-" + number++, one);
      }
      TrustManagerFactory managers =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      managers.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, managers.getTrustManagers(), null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw new SeraiException(
          HubError.BAD_SETTINGS,
          "engagements",
          e,
          "elasticsearch.ca-certificate '%s' is no PEM file of certificates: %s",
          pem,
          e.getMessage());
    }
  }
}
