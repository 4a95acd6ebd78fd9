package io.serai.sandbox.smtp;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A connection, line by line. */
final class Line implements AutoCloseable {
  private static final int LARGEST_MAIL = 40 << 20;

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;

  Line(Socket socket) throws IOException {
    this.socket = socket;
    // why: an answer is one small packet, which Nagle's algorithm would hold back
    socket.setTcpNoDelay(true);
    in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
    out = socket.getOutputStream();
  }

  void say(String text) throws IOException {
    out.write((text + "\r\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  /** The next line, without its end. */
  String hear() throws IOException {
    return read().toString(StandardCharsets.UTF_8);
  }

  private ByteArrayOutputStream read() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int octet;
    while ((octet = in.read()) != '\n') {
      if (octet < 0) {
        throw new EOFException("the client has gone");
      }
      if (octet != '\r') {
        line.write(octet);
      }
    }
    return line;
  }

  /** A mail up to its dot, unstuffed (RFC 5321 4.5.2). */
  byte[] mail() throws IOException {
    ByteArrayOutputStream mail = new ByteArrayOutputStream();
    while (true) {
      byte[] line = read().toByteArray();
      if (line.length == 1 && line[0] == '.') {
        return mail.toByteArray();
      }
      int from = line.length > 0 && line[0] == '.' ? 1 : 0;
      mail.write(line, from, line.length - from);
      mail.write('\r');
      mail.write('\n');
      if (mail.size() > LARGEST_MAIL) {
        throw new IOException("the mail does not end");
      }
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
