package io.serai.acceptance.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.acceptance.harness.Api;
import io.serai.acceptance.harness.HubProcess;
import io.serai.acceptance.harness.TestClock;
import io.serai.acceptance.harness.TestHub;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Files that go with mails, and bodies that are too large to be kept in memory. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AttachmentsIT {
  private static final String MESSAGES = "/api/v1/messages";

  private final Post post = new Post();
  private final Path bodies = Path.of(post.settings().get("hub.work-dir"), "bodies");
  private TestHub hub;
  private Api api;

  @BeforeAll
  void start() {
    hub =
        TestHub.start(
            post, Map.of("mail.body-limit", "8", "mail.bodies-limit", "12"), new TestClock());
    api = hub.api("mail:send", "mail:read");
  }

  @AfterAll
  void stop() {
    hub.close();
  }

  private static byte[] bytes(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  private String mail(String local, byte[]... contents) {
    StringBuilder files = new StringBuilder();
    for (byte[] content : contents) {
      files
          .append(files.isEmpty() ? "" : ",")
          .append("{\"name\":\"file-%d.bin\",\"content\":\"".formatted(content.length))
          .append(Base64.getEncoder().encodeToString(content))
          .append("\"}");
    }
    return post.mail(local, ",\"attachments\":[" + files + "]");
  }

  private JsonNode await(String id, String state) {
    return Awaitility.await(state)
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(50))
        .until(
            () -> api.get(MESSAGES + "/" + id).json(),
            view -> view.path("state").asText().equals(state));
  }

  private void assertArrived(String local, byte[]... contents) throws Exception {
    List<MimeMessage> letters = Letters.in(post.address(local));
    assertThat(letters).hasSize(1);
    MimeMultipart all = (MimeMultipart) letters.get(0).getContent();
    assertThat(all.getCount()).isEqualTo(1 + contents.length);
    for (int i = 0; i < contents.length; i++) {
      try (InputStream in = all.getBodyPart(1 + i).getInputStream()) {
        assertThat(in.readAllBytes()).isEqualTo(contents[i]);
      }
    }
  }

  private static long files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.count();
    } catch (IOException e) {
      return -1;
    }
  }

  private void assertNothingLeft() {
    Awaitility.await("bodies deleted")
        .atMost(Duration.ofSeconds(10))
        .until(() -> files(bodies) == 0);
  }

  @Test
  void small_and_large_files_arrive_byte_by_byte() throws Exception {
    byte[][] contents = {bytes(1), bytes(256 * 1024), bytes(256 * 1024 + 1), bytes(4_000_000)};

    String id = Post.queue(api, mail("files", contents));

    await(id, "confirmed");
    assertArrived("files", contents);
    assertNothingLeft();
    assertThat(
            post.hub().number("SELECT count(*) FROM serai.mail_attachment WHERE mail_id = ?", id))
        .isEqualTo(1 + 1 + 2 + 16);
  }

  @Test
  void a_large_request_that_is_made_again_does_nothing_and_its_key_is_no_others() {
    String json = mail("again", bytes(1_500_000));
    List<Integer> statuses =
        Stream.of(json, json, mail("again", bytes(1_500_001)))
            .map(body -> api.post(MESSAGES, "application/json", body, "Idempotency-Key", "large"))
            .map(Api.Answer::status)
            .toList();
    assertThat(statuses).containsExactly(202, 200, 409);
  }

  @Test
  void a_mail_whose_file_is_lost_before_it_was_sent_is_not_sent_without_it() throws Exception {
    String later = hub.clock().instant().plus(Duration.ofHours(1)).toString();
    String json =
        mail("lost", bytes(600_000)).replaceFirst("\\{", "{\"sendAfter\":\"" + later + "\",");
    String id = Post.queue(api, json);
    post.hub().write("DELETE FROM serai.mail_attachment WHERE mail_id = ? AND part = 1", id);

    hub.clock().pass(Duration.ofHours(1));

    await(id, "deferred");
    assertThat(Letters.in(post.address("lost"))).isEmpty();
  }

  @Test
  void files_go_with_the_words_of_their_mail_when_those_are_forgotten() {
    String id = Post.queue(api, mail("forgotten", bytes(10)));
    await(id, "confirmed");
    post.hub().write("DELETE FROM serai.mail_content WHERE mail_id = ?", id);
    assertThat(
            post.hub().number("SELECT count(*) FROM serai.mail_attachment WHERE mail_id = ?", id))
        .isZero();
  }

  @Test
  void a_batch_of_more_than_a_megabyte_is_taken() {
    StringBuilder csv = new StringBuilder("email,subject,msg,id\n");
    for (int i = 0; i < 400; i++) {
      csv.append("someone,s,").append("x".repeat(4000)).append(',').append(i).append('\n');
    }
    csv.append("%s,s,t,1\n".formatted(post.address("last-row")));

    Api.Answer answer = api.post("/api/v1/batches", "text/csv", csv.toString());

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.json().path("accepted").asInt()).isEqualTo(1);
    assertThat(answer.json().path("rejected")).hasSize(400);
  }

  @Test
  void what_is_too_large_is_refused_with_its_code_and_leaves_nothing() {
    Api.Answer answer = api.post(MESSAGES, mail("huge", bytes(7_000_000)));

    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.json().path("code").asText()).isEqualTo("SERAI-6045");
    assertNothingLeft();
  }

  @Test
  void a_body_whose_length_nobody_announced_is_cut_off_where_it_is_too_large() throws Exception {
    try (Socket socket = open("Transfer-Encoding: chunked", api.token())) {
      OutputStream out = socket.getOutputStream();
      byte[] chunk = new byte[1 << 16];
      String size = Integer.toHexString(chunk.length) + "\r\n";
      try {
        for (int i = 0; i < 200; i++) {
          out.write(size.getBytes(StandardCharsets.US_ASCII));
          out.write(chunk);
          out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
        }
      } catch (IOException e) {
        assertThat(e).hasMessageMatching("(?i).*(broken pipe|reset|closed).*");
      }
    }
    assertNothingLeft();
    assertThat(Post.queue(api, mail("after-it", bytes(2_000_000)))).isNotEmpty();
  }

  @Test
  void those_without_a_token_and_those_who_come_when_much_is_on_its_way_are_refused_at_once()
      throws Exception {
    try (Socket first = open("Content-Length: 8000000", api.token())) {
      Awaitility.await().until(() -> files(bodies) == 1);

      try (Socket second = open("Content-Length: 8000000", api.token())) {
        assertThat(answer(second))
            .startsWith("HTTP/1.1 429")
            .contains("Retry-After: 5", "SERAI-6046");
      }
      try (Socket stranger = open("Content-Length: 8000000", "none")) {
        assertThat(answer(stranger)).startsWith("HTTP/1.1 401");
      }
      try (Socket reader = open("Content-Length: 8000000", hub.api("mail:read").token())) {
        assertThat(answer(reader)).startsWith("HTTP/1.1 403");
      }
      assertThat(Post.queue(api, post.mail("small-meanwhile", ""))).isNotEmpty();
      assertThat(first.isConnected()).isTrue();
    }
    assertNothingLeft();
    assertThat(Post.queue(api, mail("room-again", bytes(2_000_000)))).isNotEmpty();
  }

  @Test
  void a_client_that_goes_away_in_the_middle_leaves_neither_file_nor_reservation()
      throws Exception {
    for (int i = 0; i < 4; i++) {
      try (Socket gone = open("Content-Length: 8000000", api.token())) {
        gone.getOutputStream().write(new byte[100_000]);
        if (i % 2 == 0) {
          Awaitility.await().until(() -> files(bodies) == 1);
        }
      }
      assertNothingLeft();
    }
    assertThat(Post.queue(api, mail("after-gone", bytes(4_000_000)))).isNotEmpty();
  }

  @Test
  void small_bodies_of_unannounced_length_leave_room_for_each_other() throws Exception {
    try (Socket one = open("Transfer-Encoding: chunked", api.token());
        Socket two = open("Transfer-Encoding: chunked", api.token())) {
      Awaitility.await().until(() -> files(bodies) == 2);
      byte[] json = post.mail("chunked", "").getBytes(StandardCharsets.UTF_8);
      try (Socket third = open("Connection: close\r\nTransfer-Encoding: chunked", api.token())) {
        OutputStream out = third.getOutputStream();
        out.write((Integer.toHexString(json.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.write(json);
        out.write("\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        assertThat(answer(third)).startsWith("HTTP/1.1 202");
      }
      assertThat(one.isConnected() && two.isConnected()).isTrue();
    }
    assertNothingLeft();
  }

  @Test
  void a_client_that_asks_whether_to_go_on_is_told_to() throws Exception {
    byte[] json = mail("asks-first", bytes(1_200_000)).getBytes(StandardCharsets.UTF_8);
    try (Socket socket =
        open(
            "Expect: 100-continue\r\nConnection: close\r\nContent-Length: " + json.length,
            api.token())) {
      byte[] told = new byte[12];
      assertThat(socket.getInputStream().readNBytes(told, 0, 12)).isEqualTo(12);
      assertThat(new String(told, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 100");

      socket.getOutputStream().write(json);

      assertThat(answer(socket)).contains("HTTP/1.1 202");
    }
  }

  @Test
  void a_list_in_another_charset_is_refused_and_an_empty_request_too() {
    assertThat(
            api.post("/api/v1/batches", "text/csv; charset=ISO-8859-1", "email,subject,msg,id\n")
                .status())
        .isEqualTo(415);
    assertThat(api.post(MESSAGES, "").status()).isEqualTo(422);
    assertThat(api.post("/api/v1/batches", "text/csv; charset=UTF-8", "").status()).isEqualTo(400);
  }

  @Test
  void a_form_with_files_is_refused_and_leaves_none() {
    AtomicReference<Path> home = new AtomicReference<>();
    String form =
        "--x\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a.txt\"\r\n\r\nhello\r\n--x--\r\n";
    try (HubProcess other = HubProcess.start(post, Map.of(), null, home::set)) {
      Api.Answer answer = other.api().post(MESSAGES, "multipart/form-data; boundary=x", form);

      assertThat(answer.status()).isEqualTo(415);
      assertThat(home.get().resolve("file-uploads")).doesNotExist();
      Awaitility.await()
          .atMost(Duration.ofSeconds(10))
          .until(() -> files(home.get().resolve("var/work/uploads")) == 0);
    }
  }

  /** Begins a request whose body does not come. */
  private Socket open(String header, String token) throws IOException {
    URI uri = URI.create(hub.url());
    Socket socket = new Socket(uri.getHost(), uri.getPort());
    socket.setSoTimeout(10_000);
    String head =
        "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nAuthorization: Bearer %s\r\n%s\r\n\r\n"
            .formatted(MESSAGES, token, header);
    socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private static String answer(Socket socket) throws IOException {
    return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
