package io.steplint.template.terraform;

import io.steplint.template.terraform.hcl.HclBody.HclAttribute;
import io.steplint.template.terraform.hcl.HclBody.HclBlock;
import io.steplint.template.terraform.hcl.HclExpression;
import io.steplint.template.terraform.hcl.HclReader.HclFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The files of one folder of Terraform, by what they declare. */
final class TerraformModule {

  /** An expression and the file it stands in. */
  record Located(HclFile file, HclExpression expression) {}

  /**
   * A block and the file it stands in.
   *
   * @param address {@code type.name}, or {@code data.type.name}
   */
  record Declared(HclFile file, HclBlock block, String address) {

    String type() {
      return block.labels().get(0);
    }

    String name() {
      return block.labels().get(1);
    }

    /** The one of its instances that {@code index}, with its brackets, names. */
    Declared instance(String index) {
      return new Declared(file, block, address + index);
    }

    /** The value of an argument, or null. */
    @Nullable Located value(String argument) {
      HclExpression value = block.body().value(argument);
      return value == null ? null : new Located(file, value);
    }
  }

  private final String folder;
  private final Map<String, Declared> resources = new LinkedHashMap<>();
  private final Map<String, Located> locals = new LinkedHashMap<>();
  private final Map<String, Located> outputs = new LinkedHashMap<>();
  private final Map<String, Located> defaults = new LinkedHashMap<>();
  private final Map<String, Located> given = new LinkedHashMap<>();
  private final Map<String, Declared> calls = new LinkedHashMap<>();
  private final Map<String, Declared> providers = new LinkedHashMap<>();
  private final Set<String> variables = new HashSet<>();
  private boolean keepsState;

  /**
   * @param folder its path as it is printed; empty for the working folder
   * @param files its {@code .tf} files, and the {@code .tfvars} that Terraform reads by itself
   */
  TerraformModule(String folder, List<HclFile> files) {
    this.folder = folder;
    for (HclFile file : inOrder(files)) {
      if (file.source().path().endsWith(".tfvars")) {
        for (HclAttribute value : file.body().attributes()) {
          given.put(value.name(), new Located(file, value.value()));
        }
      } else {
        for (HclBlock block : file.body().blocks()) {
          declare(file, block);
        }
      }
    }
  }

  /** The files sorted by name, the values of terraform.tfvars before those that override them. */
  private static List<HclFile> inOrder(List<HclFile> files) {
    List<HclFile> sorted = new ArrayList<>(files);
    sorted.sort(
        Comparator.comparing((HclFile file) -> file.source().path().endsWith(".auto.tfvars"))
            .thenComparing(file -> file.source().path()));
    return sorted;
  }

  private void declare(HclFile file, HclBlock block) {
    int labels = block.labels().size();
    switch (block.type()) {
      case "resource" -> {
        if (labels == 2) {
          String address = block.labels().get(0) + "." + block.labels().get(1);
          resources.put(address, new Declared(file, block, address));
        }
      }
      case "data" -> {
        if (labels == 2) {
          String address = "data." + block.labels().get(0) + "." + block.labels().get(1);
          resources.put(address, new Declared(file, block, address));
        }
      }
      case "locals" -> {
        for (HclAttribute local : block.body().attributes()) {
          locals.put(local.name(), new Located(file, local.value()));
        }
      }
      case "variable" -> {
        variables.addAll(block.labels());
        put(defaults, file, block, "default");
      }
      case "terraform" ->
          keepsState |=
              !block.body().blocks("backend").isEmpty() || !block.body().blocks("cloud").isEmpty();
      case "output" -> put(outputs, file, block, "value");
      case "provider" -> {
        if (labels == 1 && block.labels().get(0).equals("aws")) {
          String alias = alias(block);
          providers.put(alias, new Declared(file, block, "provider.aws" + alias));
        }
      }
      case "module" -> {
        if (labels == 1) {
          String name = block.labels().get(0);
          calls.put(name, new Declared(file, block, "module." + name));
        }
      }
      default -> {}
    }
  }

  private static String alias(HclBlock provider) {
    return provider.body().value("alias") instanceof HclExpression.Template template
            && template.parts().size() == 1
            && template.parts().get(0) instanceof HclExpression.Characters name
        ? name.value()
        : "";
  }

  private static void put(
      Map<String, Located> values, HclFile file, HclBlock block, String argument) {
    HclExpression value = block.body().value(argument);
    if (value != null && block.labels().size() == 1) {
      values.put(block.labels().get(0), new Located(file, value));
    }
  }

  String folder() {
    return folder;
  }

  /** The resource or data source of that address, or null. */
  @Nullable Declared resource(String address) {
    return resources.get(address);
  }

  /** The resources of a type, in the order of the files. */
  List<Declared> resourcesOf(String type) {
    List<Declared> found = new ArrayList<>();
    for (Declared resource : resources.values()) {
      if (resource.type().equals(type) && !resource.address().startsWith("data.")) {
        found.add(resource);
      }
    }
    return found;
  }

  @Nullable Located local(String name) {
    return locals.get(name);
  }

  @Nullable Located output(String name) {
    return outputs.get(name);
  }

  /** Whether a file of values gives the variable. */
  boolean isGiven(String variable) {
    return given.containsKey(variable);
  }

  /**
   * Whether the module is made to be called, though no call of it is to be seen: it configures
   * neither provider nor state, and some of its variables have no value. What its other defaults
   * switch off, a caller may switch on.
   */
  boolean isLibrary() {
    for (String variable : variables) {
      if (!given.containsKey(variable) && !defaults.containsKey(variable)) {
        return providers.isEmpty() && !keepsState;
      }
    }
    return false;
  }

  /** The values of all outputs, by name. */
  Map<String, Located> outputs() {
    return outputs;
  }

  /** The value of a variable in a file of values, else its default, or null. */
  @Nullable Located variable(String name) {
    Located value = given.get(name);
    return value != null ? value : defaults.get(name);
  }

  /** The configurations of the provider for AWS, by alias; the default one by the empty text. */
  Map<String, Declared> providers() {
    return providers;
  }

  /** The calls of other modules, by name. */
  Map<String, Declared> calls() {
    return calls;
  }
}
