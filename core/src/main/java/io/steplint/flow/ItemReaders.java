package io.steplint.flow;

import io.steplint.asl.MapState.ItemReader;
import io.steplint.asl.TaskResource;
import io.steplint.source.ScalarNode;
import io.steplint.type.Type;
import io.steplint.type.Types;

/** What the items are that a Distributed Map reads. Source: the developer guide, ItemReader. */
final class ItemReaders {

  private ItemReaders() {}

  static Type item(ItemReader reader) {
    if (reader.resource() instanceof TaskResource.OptimizedIntegration integration
        && integration.service().equals("s3")
        && integration.api().equals("listObjectsV2")
        && reader.setting("Transformation") == null) {
      return Types.object()
          .optional("Etag", Type.string())
          .optional("Key", Type.string())
          .optional("LastModified", Type.number().join(Type.string()))
          .optional("Size", Types.integerFrom(0))
          .optional("StorageClass", Type.string())
          .open();
    }
    ScalarNode type = reader.setting("InputType");
    if (type != null && "CSV".equals(type.literal()) && reader.setting("Transformation") == null) {
      // Every cell is a text; a missing one is the empty text.
      return Types.object().open(Type.string());
    }
    return Type.unknown();
  }
}
