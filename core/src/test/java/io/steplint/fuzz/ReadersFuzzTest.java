package io.steplint.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.steplint.config.ConfigurationReader;
import io.steplint.config.InvalidConfigurationException;
import io.steplint.source.Document;
import io.steplint.source.Node;
import io.steplint.source.ObjectNode;
import io.steplint.source.ScalarNode;
import io.steplint.source.SourceFiles;
import io.steplint.template.terraform.hcl.HclReader;

/** Whatever bytes a file holds, it is read or its problem has a place in it. */
class ReadersFuzzTest {

  @FuzzTest(maxDuration = "10m")
  void json(byte[] data) {
    places(document(data, "a.json"));
  }

  @FuzzTest(maxDuration = "10m")
  void yaml(byte[] data) {
    places(document(data, "a.yaml"));
  }

  @FuzzTest(maxDuration = "10m")
  void hcl(byte[] data) {
    SourceFiles.Loaded loaded = SourceFiles.decode(data, "a.tf");
    HclReader.HclFile file = HclReader.read(loaded.source());
    if (file.problem() != null) {
      assertThat(file.problem().location().line()).isPositive();
    }
  }

  @FuzzTest(maxDuration = "10m")
  void configuration(byte[] data) {
    try {
      ConfigurationReader.read(document(data, ".steplint.yaml"));
    } catch (InvalidConfigurationException e) {
      assertThat(e.getMessage()).startsWith(".steplint.yaml:");
    }
  }

  private static Document document(byte[] data, String name) {
    return SourceFiles.decode(data, name).document();
  }

  private static void places(Document document) {
    document.problems().forEach(problem -> assertThat(problem.location().line()).isPositive());
    Node root = document.root();
    if (root != null) {
      places(root);
    }
  }

  /** Every letter of every string has a place. Recursion is as deep as documents may be. */
  private static void places(Node node) {
    assertThat(node.location().column()).isPositive();
    ObjectNode object = node.asObject();
    ScalarNode scalar = node.asScalar();
    if (object != null) {
      for (ObjectNode.Member member : object.members()) {
        places(member.key());
        places(member.value());
      }
    } else if (node.asArray() != null) {
      node.asArray().items().forEach(ReadersFuzzTest::places);
    } else if (scalar != null && scalar.literal() != null && !scalar.literal().isEmpty()) {
      int length = scalar.literal().length();
      assertThat(scalar.location(0, length).line()).isPositive();
      assertThat(scalar.location(length / 2, length / 2 + 1).line()).isPositive();
    }
  }
}
