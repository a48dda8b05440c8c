"""What the network sees of a word: the place of its vector and five hashed features. The program computes the same
(src/language/word_features.cc); src/language/word_features_test.cc holds the two together.

Strings are hashed as UTF-8 by 32-bit FNV-1a that begins with the feature's number. Lower case is by code point and only where it is one
code point, so that no library's special cases matter.
"""

BUCKETS = (16384, 4096, 8192, 4096, 2048)  # word, first three, last three, last two letters, shape
OFFSETS = tuple(sum(BUCKETS[:i]) for i in range(len(BUCKETS)))
LONGEST = 24  # code points of a word that are looked at; the end of a longer one is its last LONGEST


def lower(word):
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in word)


def shape(word):
    """Xx, XX-dd: runs longer than two are cut."""
    out = []
    for c in word:
        kind = "d" if c.isdecimal() else c if not c.isalpha() else "x" if c == lower(c) else "X"
        if len(out) < 2 or out[-1] != kind or out[-2] != kind:
            out.append(kind)
    return "".join(out[:8])


def fnv(text, seed):
    value = 2166136261 ^ seed
    for byte in text.encode():
        value = (value ^ byte) * 16777619 & 0xFFFFFFFF
    return value


def hashed(word):
    """Rows of the one table of hashed features, for the features in order."""
    small = lower(word[-LONGEST:])
    texts = (small, small[:3], small[-3:], small[-2:], shape(word[-LONGEST:]))
    return [offset + fnv(text, seed) % size
            for seed, (text, size, offset) in enumerate(zip(texts, BUCKETS, OFFSETS))]
