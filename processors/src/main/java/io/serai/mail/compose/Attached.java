package io.serai.mail.compose;

import jakarta.activation.DataSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Where the contents of a mail's attachments are read while it is sent. */
@FunctionalInterface
public interface Attached {
  /** Of a mail that has none. */
  Attached NONE =
      place -> {
        throw new IOException("the mail has no attachment " + place);
      };

  /** The content of the attachment at a place, from 0. */
  InputStream open(int place) throws IOException;

  /** One of them, as the mail library wants it. */
  record Source(Attached contents, int place, Attachment attachment) implements DataSource {
    @Override
    public InputStream getInputStream() throws IOException {
      return contents.open(place);
    }

    @Override
    public OutputStream getOutputStream() {
      throw new UnsupportedOperationException("attachments are read");
    }

    @Override
    public String getContentType() {
      return attachment.mediaType();
    }

    @Override
    public String getName() {
      return attachment.name();
    }
  }
}
