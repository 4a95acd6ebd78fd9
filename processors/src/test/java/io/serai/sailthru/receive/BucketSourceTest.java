package io.serai.sailthru.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.core.HubError;
import io.serai.core.SeraiException;
import io.serai.testing.MemoryS3;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BucketSourceTest {
  private static final int FILES = 2_500;

  private final MemoryS3 s3 = new MemoryS3();
  private final BucketSource source = new BucketSource(s3, "exports", "in/");

  @BeforeEach
  void deliver() {
    for (int i = 0; i < FILES; i++) {
      s3.objects().put("exports/in/%04d.zip".formatted(i), new byte[i % 7]);
    }
    s3.objects().put("exports/in/", new byte[0]);
    s3.objects().put("exports/in/0007.zip.bak", new byte[9]);
    s3.objects().put("exports/other/0007.zip", new byte[9]);
  }

  private static List<String> keys(Iterable<Delivery> files) {
    return StreamSupport.stream(files.spliterator(), false).map(Delivery::key).toList();
  }

  @Test
  void a_bucket_is_listed_to_its_end_and_never_further_than_somebody_looks() {
    Iterator<Delivery> files = source.files().iterator();

    assertThat(files.next().key()).isEqualTo("in/0000.zip");
    assertThat(s3.pages()).isEqualTo(1);
    assertThat(keys(() -> files))
        .as("with the .bak, without the first")
        .hasSize(FILES)
        .last()
        .isEqualTo("in/2499.zip");
    assertThat(s3.pages()).isEqualTo(3);
  }

  @Test
  void of_named_objects_those_are_found_that_are_there_below_the_prefix() {
    Iterable<Delivery> found =
        source.files(Set.of("in/0007.zip", "in/0099", "in/9999.zip", "other/0007.zip"));

    assertThat(found)
        .singleElement()
        .isEqualTo(
            new Delivery("s3:in/0007.zip", "0 1970-01-01T00:00:00Z x", 0, Instant.EPOCH, null));
  }

  @Test
  void a_named_object_is_the_same_delivery_as_a_listed_one() {
    Delivery listed =
        StreamSupport.stream(source.files().spliterator(), false)
            .filter(delivery -> delivery.key().equals("in/0008.zip"))
            .findFirst()
            .orElseThrow();

    assertThat(source.files(Set.of("in/0008.zip"))).containsExactly(listed);
  }

  @Test
  void a_bucket_that_does_not_answer_is_named() {
    s3.refuse("exports/");
    assertThatThrownBy(() -> keys(source.files()))
        .isInstanceOfSatisfying(
            SeraiException.class, e -> assertThat(e.code()).isEqualTo(HubError.SERVICE_UNAVAILABLE))
        .hasMessageContaining("exports");
  }
}
