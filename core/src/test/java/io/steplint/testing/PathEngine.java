package io.steplint.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.spi.json.JacksonJsonNodeJsonProvider;
import com.jayway.jsonpath.spi.json.JacksonJsonProvider;
import com.jayway.jsonpath.spi.json.JsonProvider;
import com.jayway.jsonpath.spi.mapper.JacksonMappingProvider;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The engine that the answers of Step Functions fit: json-path 2.0.0, on the nodes of Jackson for
 * fields, on maps for the arguments of intrinsic functions.
 */
public enum PathEngine {
  FIELD(new JacksonJsonNodeJsonProvider()),
  ARGUMENT(new JacksonJsonProvider());

  /** The read fails. */
  public static final class Fails extends Exception {
    private static final long serialVersionUID = 1;

    Fails(Throwable cause) {
      super(cause);
    }
  }

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final JsonProvider provider;

  PathEngine(JsonProvider provider) {
    this.provider = provider;
  }

  /** What a path selects; {@code root} as JSON is, numbers as BigDecimal. */
  public @Nullable Object read(@Nullable Object root, String path) throws Fails {
    Configuration configuration =
        Configuration.builder()
            .jsonProvider(provider)
            .mappingProvider(new JacksonMappingProvider())
            .build();
    try {
      Object document = provider.parse(MAPPER.writeValueAsString(root));
      if (document == null) {
        return read(path);
      }
      Object value = JsonPath.compile(path).read(document, configuration);
      return plain(MAPPER.readValue(MAPPER.writeValueAsString(value), Object.class));
    } catch (InvalidPathException | NumberFormatException e) {
      throw new Fails(e);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  /** The engine takes no null for a document. */
  private static @Nullable Object read(String path) throws Fails {
    if (path.equals("$")) {
      return null;
    }
    throw new Fails(new InvalidPathException("null"));
  }

  private static @Nullable Object plain(@Nullable Object value) {
    if (value instanceof List<?> items) {
      List<@Nullable Object> all = new ArrayList<>();
      items.forEach(item -> all.add(plain(item)));
      return all;
    }
    if (value instanceof Map<?, ?> fields) {
      Map<String, @Nullable Object> all = new LinkedHashMap<>();
      fields.forEach((name, field) -> all.put(String.valueOf(name), plain(field)));
      return all;
    }
    return value instanceof Number number ? new BigDecimal(number.toString()) : value;
  }
}
