package io.steplint.template.terraform;

import io.steplint.source.Node;
import io.steplint.template.draft.Deployment;
import io.steplint.template.draft.Nodes;
import io.steplint.template.terraform.TerraformModule.Declared;
import io.steplint.template.terraform.TerraformModule.Located;
import io.steplint.template.terraform.hcl.HclExpression;
import io.steplint.text.Reference;
import io.steplint.text.Text;
import org.jspecify.annotations.Nullable;

/** Where resources are made: in the Region of their provider. */
final class TerraformProviders {

  /** Arguments of modules and of resources that hand a provider on are nested no deeper. */
  private static final int MAX_CALLS = 20;

  private final TerraformEvaluator evaluator;
  private final Deployment settings;

  TerraformProviders(TerraformEvaluator evaluator, Deployment settings) {
    this.evaluator = evaluator;
    this.settings = settings;
  }

  /** What is known of the place where a resource is made or a data source is asked. */
  Deployment of(Declared declared, TerraformScope scope) {
    Located own = declared.value("region");
    Text region = own == null ? null : Nodes.text(evaluator.evaluate(own, scope));
    if (region == null) {
      Located named = declared.value("provider");
      region = region(named == null ? "" : alias(named.expression()), scope.outside(), 0);
    }
    if (region == null || (!region.isLiteral() && settings.region().isLiteral())) {
      return settings;
    }
    return settings.in(region);
  }

  /** The Region of the provider of that alias, or null where the files do not say it. */
  private @Nullable Text region(@Nullable String alias, TerraformScope scope, int depth) {
    if (alias == null || depth > MAX_CALLS) {
      return null;
    }
    Declared provider = scope.module().providers().get(alias);
    if (provider != null) {
      Located region = provider.value("region");
      return region == null ? null : segment(Nodes.text(evaluator.evaluate(region, scope)));
    }
    TerraformScope caller = scope.caller();
    Declared call = scope.call();
    if (caller == null || call == null) {
      return null;
    }
    HclExpression given = given(call, alias);
    if (given != null) {
      return region(alias(given), caller, depth + 1);
    }
    return alias.isEmpty() ? region("", caller, depth + 1) : null;
  }

  /** The name of a Region, which holds no colon, whatever decides it. */
  private static @Nullable Text segment(@Nullable Text region) {
    Reference reference = region == null ? null : region.reference();
    return reference == null
        ? region
        : Text.of(
            new Reference(reference.identity(), reference.display(), Reference.Domain.SEGMENT));
  }

  /** What {@code providers} of a call says for one of the module's providers, or null. */
  private static @Nullable HclExpression given(Declared call, String alias) {
    Located providers = call.value("providers");
    if (providers != null && providers.expression() instanceof HclExpression.ObjectLiteral map) {
      for (HclExpression.Item item : map.items()) {
        if (alias.equals(alias(item.key()))) {
          return item.value();
        }
      }
    }
    return null;
  }

  /** The alias of {@code aws.alias}, the empty text for {@code aws}; null for other providers. */
  private static @Nullable String alias(HclExpression expression) {
    if (expression instanceof HclExpression.Name name) {
      return name.name().equals("aws") ? "" : null;
    }
    return expression instanceof HclExpression.Attribute attribute
            && attribute.base() instanceof HclExpression.Name name
            && name.name().equals("aws")
        ? attribute.name()
        : null;
  }

  /** The Region as a value. */
  Node region(Declared declared, TerraformScope scope, Node place) {
    return Nodes.string(place, of(declared, scope).region());
  }
}
