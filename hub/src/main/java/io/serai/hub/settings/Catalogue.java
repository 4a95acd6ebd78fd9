package io.serai.hub.settings;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All settings there are, in the order of the reference. */
public final class Catalogue {
  private final Map<String, List<Setting>> sections;
  private final Map<String, Setting> byKey = new LinkedHashMap<>();

  /** Refuses a key, or an environment name, that is declared twice. */
  Catalogue(Map<String, List<Setting>> sections) {
    this.sections = Collections.unmodifiableMap(new LinkedHashMap<>(sections));
    Map<String, Setting> byEnvironment = new LinkedHashMap<>();
    for (List<Setting> section : sections.values()) {
      for (Setting setting : section) {
        if (byEnvironment.put(setting.environmentName(), setting) != null) {
          throw new IllegalArgumentException("declared twice: " + setting.key());
        }
        byKey.put(setting.key(), setting);
      }
    }
  }

  /** Serai's own: the hub, the shared stores, a section per flow. */
  public static Catalogue serai() {
    Map<String, List<Setting>> sections = new LinkedHashMap<>();
    sections.put("Hub", HubSettings.all());
    sections.put("S3", StoreSettings.s3());
    sections.put("Secrets", StoreSettings.secrets());
    sections.put("SQS", SqsSettings.all());
    sections.put("Mail server", AlarmSettings.smtp());
    sections.put("Alarms", AlarmSettings.alarms());
    sections.put("Warehouse", usedBy(Set.of("totesys", "sailthru"), StoreSettings.warehouse()));
    sections.put("Totesys", usedBy(Set.of("totesys"), TotesysSettings.all()));
    sections.put("Elasticsearch", usedBy(Set.of("engagements"), ElasticsearchSettings.all()));
    sections.put("Engagements", usedBy(Set.of("engagements"), EngagementsSettings.all()));
    sections.put("Sailthru", usedBy(Set.of("sailthru"), SailthruSettings.all()));
    sections.put("Marketing Cloud", usedBy(Set.of("leads"), MarketingCloudSettings.all()));
    sections.put("MongoDB", usedBy(Set.of("leads"), MarketingCloudSettings.mongodb()));
    sections.put("Leads", usedBy(Set.of("leads"), LeadsSettings.all()));
    sections.put("Bus", usedBy(Set.of("mail"), MailSettings.bus()));
    sections.put("Mail", usedBy(Set.of("mail"), MailSettings.all()));
    return new Catalogue(sections);
  }

  private static List<Setting> usedBy(Set<String> flows, List<Setting> settings) {
    return settings.stream().map(setting -> setting.usedBy(flows)).toList();
  }

  /** Section title to settings. */
  public Map<String, List<Setting>> sections() {
    return sections;
  }

  public Collection<Setting> settings() {
    return Collections.unmodifiableCollection(byKey.values());
  }

  public Optional<Setting> find(String key) {
    return Optional.ofNullable(byKey.get(key));
  }

  /** The setting of that key; a key nobody declared is a mistake of the programmer. */
  Setting require(String key) {
    return find(key).orElseThrow(() -> new IllegalArgumentException("no setting " + key));
  }

  /** {@code ; did you mean '<key>'?} for a key that is nearly one of ours, else empty. */
  public String suggestion(String key) {
    return Nearest.to(key, byKey.keySet()).map(near -> "; did you mean '" + near + "'?").orElse("");
  }
}
