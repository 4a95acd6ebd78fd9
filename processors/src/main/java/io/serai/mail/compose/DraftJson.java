package io.serai.mail.compose;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.serai.core.SeraiException;
import io.serai.mail.Body;
import io.serai.mail.MailError;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;

/** Drafts as JSON. */
public final class DraftJson {
  private static final List<CoercionInputShape> NO_TEXT =
      List.of(CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean);
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .withCoercionConfig(
              LogicalType.Textual,
              text -> {
                for (CoercionInputShape shape : NO_TEXT) {
                  text.setCoercion(shape, CoercionAction.Fail);
                }
              })
          .build();

  private DraftJson() {}

  /** From the body of a request; not judged. */
  static Draft read(Body body) {
    try (InputStream in = body.open();
        JsonParser json = JSON.createParser(in)) {
      Draft draft = json.nextToken() == null ? null : JSON.readValue(json, Draft.class);
      if (draft == null) {
        throw bad("the body is empty");
      }
      return draft;
    } catch (UnrecognizedPropertyException e) {
      throw bad("'%s' is no field of a mail".formatted(path(e)));
    } catch (JsonMappingException e) {
      if (e.getCause() instanceof StreamReadException broken) {
        throw noJson(broken);
      }
      throw bad("'%s' is not of its type".formatted(path(e)));
    } catch (JsonProcessingException e) {
      throw noJson(e);
    } catch (CharConversionException e) {
      throw new SeraiException(MailError.BAD_BATCH, "mail", "the body is no UTF-8");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SeraiException noJson(JsonProcessingException e) {
    return new SeraiException(
        MailError.BAD_BATCH,
        "mail",
        "the body is no JSON at line %d, column %d",
        e.getLocation().getLineNr(),
        e.getLocation().getColumnNr());
  }

  private static String path(JsonMappingException e) {
    return e.getPath().stream()
        .map(
            step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
        .collect(Collectors.joining("."));
  }

  /** As it was written by {@link #write}. */
  public static Draft reopen(String json) {
    try {
      return JSON.readValue(json, Draft.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a kept mail is not readable", e);
    }
  }

  /** For {@link #reopen}; contents of attachments are left out. */
  public static String write(Draft draft) {
    try {
      return JSON.writeValueAsString(draft.words());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  static SeraiException bad(String what) {
    return new SeraiException(MailError.BAD_MAIL, "mail", "%s", what);
  }
}
