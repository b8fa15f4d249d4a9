"""The words of a chart or a sentence in the reader's language."""

import gettext
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Words:
    """English text in, text in the reader's language out; whole numbers are written as that language writes them.

    The English text is the key of a GNU gettext catalogue. Without a catalogue it is returned as it is.
    """

    catalogue: gettext.NullTranslations = field(default_factory=gettext.NullTranslations)
    number: Callable[[float], str] = "{:,}".format
    terms: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def __call__(self, text: str, /, **values: object) -> str:
        """The text, with {names} in it replaced by `values`."""
        return self._filled(self.catalogue.gettext(text), values) if text else ""

    def plural(self, one: str, many: str, /, *, n: int, **values: object) -> str:
        """The form of the text that goes with `n`; {n} and other {names} in it are replaced."""
        return self._filled(self.catalogue.ngettext(one, many, n), {"n": n, **values})

    def term(self, scheme: str, code: str) -> str:
        """The word for a code of a fixed list; the code itself where there is no list."""
        return self.terms.get(scheme, {}).get(code, code)

    def _filled(self, text: str, values: dict[str, object]) -> str:
        # bool is an int to Python, but no number to a reader; a median may be 14.5.
        written = {
            name: self.number(int(value) if value == int(value) else round(value, 1))
            if isinstance(value, (int, float)) and not isinstance(value, bool)
            else value
            for name, value in values.items()
        }
        return text.format(**written) if values else text


ENGLISH = Words()
