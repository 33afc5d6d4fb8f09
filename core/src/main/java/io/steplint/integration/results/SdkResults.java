package io.steplint.integration.results;

import io.steplint.asl.TaskResource.SdkIntegration;
import io.steplint.type.Type;
import io.steplint.type.Types;

/**
 * What an SDK integration returns, from the table of service operations: the response of the API,
 * with dates as ISO text and without metadata.
 */
final class SdkResults {

  private SdkResults() {}

  static Type of(SdkIntegration call) {
    ModelTypes model = ModelTypes.of(call.service(), Types.timestamp());
    return model == null ? Type.anyObject() : model.response(call.operation());
  }
}
