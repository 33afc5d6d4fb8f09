package io.steplint.iam.language;

import io.steplint.text.Reference;
import io.steplint.text.Reference.Domain;
import io.steplint.text.Text;
import java.util.ArrayList;
import java.util.List;

/** The references of one question, numbered, so that their letters are integers. */
final class Letters {

  private static final Reference ANONYMOUS = new Reference("", "*", Domain.ANY);

  private final List<Reference> references = new ArrayList<>();

  int indexOf(Reference reference) {
    int index = references.indexOf(reference);
    if (index < 0) {
      references.add(reference);
      index = references.size() - 1;
    }
    return index;
  }

  /** A reference as it was first met. */
  Reference get(int index) {
    return references.get(index);
  }

  /** A letter that stands for something that has no name and occurs nowhere else. */
  int anonymous() {
    references.add(ANONYMOUS);
    return Symbols.letter(references.size() - 1, Domain.ANY, 0);
  }

  /** How a person would write a symbol; an opaque value is written at its first piece. */
  void write(int symbol, StringBuilder out) {
    if (!Symbols.isLetter(symbol)) {
      out.append((char) symbol);
    } else if (Symbols.pieceOf(symbol) == 0) {
      Reference reference = references.get(Symbols.referenceOf(symbol));
      if (reference.domain() == Domain.GENERATED_SUFFIX) {
        Text.dropNameStart(out);
      }
      out.append(reference.display());
    }
  }
}
