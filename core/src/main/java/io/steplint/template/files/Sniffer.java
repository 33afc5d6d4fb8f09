package io.steplint.template.files;

/** Tells from a text's words whether it is worth parsing. */
public final class Sniffer {

  private Sniffer() {}

  /** Whether the text may be input of some kind. */
  public static boolean mayBeInput(String text) {
    return (text.contains("StartAt") && text.contains("States"))
        || text.contains("stepFunctions")
        || (text.contains("Resources") && text.contains("::"))
        || text.contains("Statement")
        || text.contains("stateMachineArn")
        || text.contains("RoleDetailList")
        || text.contains("format_version");
  }

  /** Whether a text that cannot be read was certainly meant as input. */
  public static boolean isMeantAsInput(String text) {
    return (text.contains("\"StartAt\"") && text.contains("\"States\""))
        || text.contains("AWS::StepFunctions::StateMachine")
        || text.contains("AWS::Serverless::StateMachine");
  }
}
