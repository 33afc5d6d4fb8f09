package io.steplint.asl;

import org.jspecify.annotations.Nullable;

/** What a state does. */
public enum StateType {
  TASK("Task"),
  PASS("Pass"),
  CHOICE("Choice"),
  WAIT("Wait"),
  SUCCEED("Succeed"),
  FAIL("Fail"),
  PARALLEL("Parallel"),
  MAP("Map"),
  /** The field {@code Type} is missing, is none of the known words, or a deployment decides it. */
  UNKNOWN("unknown");

  private final String keyword;

  StateType(String keyword) {
    this.keyword = keyword;
  }

  /** The word that the field {@code Type} takes. */
  public String keyword() {
    return keyword;
  }

  static StateType of(@Nullable String keyword) {
    if (keyword != null) {
      for (StateType type : values()) {
        if (type != UNKNOWN && type.keyword.equals(keyword)) {
          return type;
        }
      }
    }
    return UNKNOWN;
  }
}
