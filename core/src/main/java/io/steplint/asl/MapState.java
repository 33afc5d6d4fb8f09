package io.steplint.asl;

import io.steplint.source.ObjectNode;
import io.steplint.source.Pointer;
import io.steplint.source.ScalarNode;
import io.steplint.text.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A state that runs its processor once for each item. */
public final class MapState extends State {

  /** Where the iterations run. */
  public enum Mode {
    /** In the same execution. */
    INLINE,
    /** Each in an execution of its own. */
    DISTRIBUTED,
    /** A deployment decides, or the word is none of the two. */
    UNKNOWN
  }

  /**
   * {@code ItemReader}: where a Distributed Map reads its items.
   *
   * @param resource the call that reads
   * @param parameters {@code Parameters} or {@code Arguments}, or null
   * @param config {@code ReaderConfig}, or null
   * @param maxItems {@code MaxItems} or {@code MaxItemsPath}, or null
   */
  public record ItemReader(
      ObjectNode node,
      Pointer pointer,
      TaskResource resource,
      @Nullable PayloadTemplate parameters,
      @Nullable ObjectNode config,
      @Nullable PayloadTemplate maxItems) {

    /** The string in a field of {@code ReaderConfig}, or null. */
    public @Nullable ScalarNode setting(String name) {
      return config == null ? null : config.string(name);
    }
  }

  /** {@code ItemBatcher}: how items are put together for one iteration. */
  public record ItemBatcher(
      ObjectNode node,
      Pointer pointer,
      @Nullable PayloadTemplate batchInput,
      @Nullable PayloadTemplate maxItemsPerBatch,
      @Nullable PayloadTemplate maxInputBytesPerBatch) {}

  /**
   * {@code ResultWriter}: where and how a Distributed Map writes its results.
   *
   * @param resource the call that writes, or null where results are only transformed
   * @param parameters {@code Parameters} or {@code Arguments}, or null
   * @param config {@code WriterConfig}, or null
   */
  public record ResultWriter(
      ObjectNode node,
      Pointer pointer,
      @Nullable TaskResource resource,
      @Nullable PayloadTemplate parameters,
      @Nullable ObjectNode config) {

    /** The string in a field of {@code WriterConfig}, or null. */
    public @Nullable ScalarNode setting(String name) {
      return config == null ? null : config.string(name);
    }
  }

  private final @Nullable StateGroup processor;
  private final Mode mode;
  private final @Nullable ScalarNode executionType;
  private final PathField itemsPath;
  private final @Nullable PayloadTemplate items;
  private final @Nullable PayloadTemplate itemSelector;
  private final @Nullable ItemReader itemReader;
  private final @Nullable ItemBatcher itemBatcher;
  private final @Nullable ResultWriter resultWriter;
  private final @Nullable PayloadTemplate maxConcurrency;
  private final @Nullable PayloadTemplate toleratedFailureCount;
  private final @Nullable PayloadTemplate toleratedFailurePercentage;

  MapState(StateFields fields, @Nullable StateGroup processor) {
    super(fields);
    ObjectNode node = fields.node();
    Pointer pointer = fields.pointer();
    boolean jsonata = fields.language() == QueryLanguage.JSONATA;
    this.processor = processor;
    ObjectNode config = processor == null ? null : processor.node().object("ProcessorConfig");
    this.mode = mode(config);
    this.executionType = config == null ? null : config.string("ExecutionType");
    this.itemsPath =
        jsonata
            ? PathField.ABSENT
            : PathField.of(node.get("ItemsPath"), pointer.child("ItemsPath"));
    this.items = jsonata ? fields.template("Items") : null;
    PayloadTemplate selector = fields.template("ItemSelector");
    this.itemSelector = selector != null || jsonata ? selector : fields.template("Parameters");
    this.itemReader = reader(node.object("ItemReader"), pointer, fields.language());
    this.itemBatcher = batcher(node.object("ItemBatcher"), pointer, fields.language());
    this.resultWriter = writer(node.object("ResultWriter"), pointer, fields.language());
    this.maxConcurrency = fields.field("MaxConcurrency");
    this.toleratedFailureCount = fields.field("ToleratedFailureCount");
    this.toleratedFailurePercentage = fields.field("ToleratedFailurePercentage");
  }

  @Override
  public StateType type() {
    return StateType.MAP;
  }

  /** {@code ItemProcessor}, or {@code Iterator} as it was called before; null if there is none. */
  public @Nullable StateGroup processor() {
    return processor;
  }

  @Override
  public List<StateGroup> groups() {
    return processor == null ? List.of() : List.of(processor);
  }

  /** Where the iterations run; {@link Mode#INLINE} where nothing says otherwise. */
  public Mode mode() {
    return mode;
  }

  public boolean isDistributed() {
    return mode == Mode.DISTRIBUTED;
  }

  /** {@code ExecutionType} of the child executions if it is a string, else null. */
  public @Nullable ScalarNode executionType() {
    return executionType;
  }

  /** {@code ItemsPath}; absent in JSONata. */
  public PathField itemsPath() {
    return itemsPath;
  }

  /** {@code Items} in JSONata, or null. */
  public @Nullable PayloadTemplate items() {
    return items;
  }

  /** {@code ItemSelector}, or {@code Parameters} as it was called before; or null. */
  public @Nullable PayloadTemplate itemSelector() {
    return itemSelector;
  }

  public @Nullable ItemReader itemReader() {
    return itemReader;
  }

  public @Nullable ItemBatcher itemBatcher() {
    return itemBatcher;
  }

  public @Nullable ResultWriter resultWriter() {
    return resultWriter;
  }

  /** How many iterations run at a time: a number, a path or an expression; or null. */
  public @Nullable PayloadTemplate maxConcurrency() {
    return maxConcurrency;
  }

  public @Nullable PayloadTemplate toleratedFailureCount() {
    return toleratedFailureCount;
  }

  public @Nullable PayloadTemplate toleratedFailurePercentage() {
    return toleratedFailurePercentage;
  }

  /** The value of {@code Label} if it is a string, else null. */
  public @Nullable ScalarNode label() {
    return node().string("Label");
  }

  private static Mode mode(@Nullable ObjectNode config) {
    if (config == null || !config.has("Mode")) {
      return Mode.INLINE;
    }
    ScalarNode mode = config.string("Mode");
    String word = mode == null ? null : mode.literal();
    if ("INLINE".equals(word)) {
      return Mode.INLINE;
    }
    return "DISTRIBUTED".equals(word) ? Mode.DISTRIBUTED : Mode.UNKNOWN;
  }

  private static @Nullable ItemReader reader(
      @Nullable ObjectNode node, Pointer owner, QueryLanguage language) {
    if (node == null) {
      return null;
    }
    Pointer pointer = owner.child("ItemReader");
    ObjectNode config = node.object("ReaderConfig");
    TaskResource resource = resource(node);
    return new ItemReader(
        node,
        pointer,
        resource == null ? new TaskResource.Unknown(Text.EMPTY) : resource,
        callParameters(node, pointer, language),
        config,
        config == null
            ? null
            : PayloadTemplateReader.field(
                config, pointer.child("ReaderConfig"), "MaxItems", language));
  }

  private static @Nullable ItemBatcher batcher(
      @Nullable ObjectNode node, Pointer owner, QueryLanguage language) {
    if (node == null) {
      return null;
    }
    Pointer pointer = owner.child("ItemBatcher");
    return new ItemBatcher(
        node,
        pointer,
        PayloadTemplateReader.read(node.get("BatchInput"), pointer.child("BatchInput"), language),
        PayloadTemplateReader.field(node, pointer, "MaxItemsPerBatch", language),
        PayloadTemplateReader.field(node, pointer, "MaxInputBytesPerBatch", language));
  }

  private static @Nullable ResultWriter writer(
      @Nullable ObjectNode node, Pointer owner, QueryLanguage language) {
    if (node == null) {
      return null;
    }
    Pointer pointer = owner.child("ResultWriter");
    return new ResultWriter(
        node,
        pointer,
        resource(node),
        callParameters(node, pointer, language),
        node.object("WriterConfig"));
  }

  private static @Nullable TaskResource resource(ObjectNode node) {
    ScalarNode text = node.string("Resource");
    return text == null ? null : TaskResource.parse(text.text());
  }

  private static @Nullable PayloadTemplate callParameters(
      ObjectNode node, Pointer pointer, QueryLanguage language) {
    String name = language == QueryLanguage.JSONATA ? "Arguments" : "Parameters";
    return PayloadTemplateReader.read(node.get(name), pointer.child(name), language);
  }
}
