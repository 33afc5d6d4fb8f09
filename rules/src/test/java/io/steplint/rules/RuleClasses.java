package io.steplint.rules;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.steplint.lint.Rule;
import java.util.Set;
import java.util.TreeSet;

/** The classes that are rules, whether somebody listed them or not. */
final class RuleClasses {

  private RuleClasses() {}

  /** The names of all classes of this module that implement {@link Rule} and can be made. */
  static Set<String> all() {
    Set<String> names = new TreeSet<>();
    for (JavaClass type :
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.steplint.rules")) {
      if (type.isAssignableTo(Rule.class)
          && !type.isInterface()
          && !type.getModifiers().contains(JavaModifier.ABSTRACT)) {
        names.add(type.getName());
      }
    }
    return names;
  }
}
