"""Writes a trained network as the program reads it (src/language/language_model.h), in whole numbers.

    export_model.py WORK DATA OUT      WORK holds data.pkl and model.pt; DATA the data sets (for lemmas)

Weights become eight bits with a scale for each output, what flows between layers seven bits with a scale for each layer, chosen on training text so that the
squared error is least.
"""
import collections
import pathlib
import pickle
import sys

import numpy
import torch
from torch.nn import functional

import corpora
import word_features
from network import Network, take

WHOLE_WORDS = 40_000  # the most frequent words, whose rows are kept as they are
CODES = 32  # pieces of the row of any other word
ENDING = 12  # bytes of a word's end that a lemma rule may look at


def fnv64(data, value=14695981039346656037):
    for byte in data:
        value = (value ^ byte) * 1099511628211 & 0xFFFFFFFFFFFFFFFF
    return value


class Writer:
    def __init__(self):
        self.out = bytearray(b"hearsay language model 1\n".ljust(64, b"\0"))

    def add(self, name, data):
        if isinstance(data, str):
            data = data.encode()
        elif not isinstance(data, bytes):
            data = numpy.ascontiguousarray(data).tobytes()
        self.out += name.encode().ljust(32, b"\0") + len(data).to_bytes(8, "little") + bytes(24)
        self.out += data + bytes(-len(data) % 64)

    def steps(self, name, steps):
        self.add(name + ".steps", numpy.array(steps, "float32"))

    def product(self, name, weight, bias, steps):
        """The layer weight·x + bias, whose input comes in `steps` (scale, zero)."""
        out, width = weight.shape
        padded = -out % 16
        weight = numpy.pad(weight, ((0, padded), (0, 0)))
        bias = numpy.pad(bias, (0, padded))
        whole, scale = whole_weights(weight)
        packed = whole.reshape(-1, 16, width // 4, 4).transpose(0, 2, 1, 3)  # [out/16][in/4][16][4]
        self.add(name + ".weights", packed)
        self.add(name + ".scale", (scale / steps[0]).astype("float32"))
        self.add(name + ".bias", (bias - whole.astype("int64").sum(1) * steps[1] * scale / steps[0]).astype("float32"))


def whole_weights(weight):
    """Weights in whole numbers and the scale of each output: up to 127, and so small that four fours of inputs add up within 16 bits
    (src/language/kernels.h: fours_within_16_bits)."""
    out, width = weight.shape
    most = numpy.maximum(numpy.abs(weight).max(1), 1e-8)
    scale = most / 127
    while True:
        whole = numpy.rint(weight / scale[:, None]).astype("int64")
        if width % 16:
            break
        sums = numpy.abs(whole).reshape(out, width // 16, 4, 2, 2).sum((2, 4)).max((1, 2))
        if (sums <= 32767 // 127).all():
            break
        scale = numpy.where(sums > 32767 // 127, scale * 1.01, scale)
    return whole.astype("int8"), scale


def nearest(x, centres):
    """The centre that is nearest to each row of x."""
    half = (centres ** 2).sum(1) / 2
    return numpy.concatenate([(part @ centres.T - half).argmax(1) for part in numpy.array_split(x, len(x) // 50_000 + 1)])


def coded(rows):
    """Product quantisation (Jégou et al. 2011): codes [rows, CODES] and pieces [CODES, 256, width / CODES], by k-means (Lloyd) of each piece."""
    random = numpy.random.RandomState(1)
    codes, pieces = [], []
    for part in numpy.split(rows.astype("float32"), CODES, 1):
        sample = part[random.permutation(len(part))[:40_000]]
        centres = sample[:256].copy()
        for _ in range(12):
            found = nearest(sample, centres)
            counts = numpy.bincount(found, minlength=256)
            sums = numpy.stack([numpy.bincount(found, column, 256) for column in sample.T], 1)
            centres[counts > 0] = (sums / numpy.maximum(counts, 1)[:, None])[counts > 0]
        centres = numpy.rint(centres)
        codes.append(nearest(part, centres).astype("uint8"))
        pieces.append(centres.astype("int8"))
    return numpy.stack(codes, 1), numpy.stack(pieces)


def best_steps(values, zero):
    """The scale with the least squared error, of numbers that lie on both sides of 0 (zero 64) or on one (zero 0)."""
    values = values.flatten()
    values = values[numpy.random.RandomState(1).permutation(len(values))[:200_000]]
    most = numpy.abs(values).max()
    room = 127 - zero

    def error(scale):
        whole = numpy.clip(numpy.rint(values * scale), -zero, room)
        return ((whole / scale - values) ** 2).mean()
    return min((room / (most * part) for part in numpy.linspace(0.3, 1, 36)), key=error), zero


@torch.no_grad()
def flows(net, examples):
    """What flows between the layers on some text: name → numbers."""
    seen = collections.defaultdict(list)
    net.eval()
    for example in examples:
        words, hashed, place = (torch.as_tensor(example[key])[None] for key in ("words", "hashed", "place"))
        encoder = net.encoder
        x = functional.relu(encoder.enter(torch.cat([encoder.vectors(words), encoder.hashed(hashed).flatten(-2)], -1)) + encoder.place(place))
        seen["entry"].append(x)
        for i, norm in enumerate(encoder.norms):
            x = norm(x + functional.relu(encoder.around(i, x)))
            seen[f"layer{i}"].append(x)
        if example["kind"] == "attributions":
            flows_of_attributions(net, example, x, seen)
            continue
        dependent = functional.relu(net.tree.dependent(x))
        seen["dependent"].append(dependent)
        seen["bilinear"].append(net.tree.bilinear(dependent))
        seen["governor"].append(functional.relu(net.tree.governor(x)))
        if example["kind"] == "tree":
            begins = numpy.concatenate([numpy.full(end - begin, begin) for begin, end in example["sentences"]])
            heads = numpy.where(example["heads"] < 0, numpy.arange(len(begins)), example["heads"] + begins)
            seen["relation"].append(functional.relu(net.tree.relation_dependent(x) + net.tree.relation_governor(x)[:, heads]))
    return {name: torch.cat([value.flatten() for value in values]).numpy() for name, values in seen.items()}


def flows_of_attributions(net, example, x, seen):
    hints = torch.as_tensor(example["hints"])[None]
    seen["reader_entry"].append(x + net.hints(hints))
    z = net.read(x, hints)
    seen["reader"].append(z)
    for anchor, begin, rows, _, _ in example["attributions"][:20]:
        hidden = net.anchor(z[0, anchor]) + net.partner(z[0, begin:begin + len(rows)])
        for i, table in enumerate(net.pair_tables):
            hidden = hidden + table(torch.as_tensor(rows[:, i]).long())
        seen["pair"].append(functional.relu(hidden))


def table(items):
    """Open addressing: keys and values of one and a half to three times as many places; key 0 is an empty place."""
    size = 1 << (3 * len(items) // 2).bit_length()
    keys, values = numpy.zeros(size, "uint64"), numpy.zeros(size, "uint32")
    for key, value in items:
        at = key & (size - 1)
        while keys[at]:
            at = (at + 1) & (size - 1)
        keys[at], values[at] = key, value
    return keys, values


def lemma_rules(data, tags):
    """(rules, table items): for each tag the endings whose words change in another way than those with a shorter ending."""
    counts = collections.defaultdict(collections.Counter)
    for part in ("ewt-train", "gum-train"):
        for document in corpora.treebank(data / f"syntax/{part}.conllu.gz"):
            for word in (word for sentence in document.sentences for word in sentence):
                if word.lemma == "_" and word.text != "_":
                    continue
                base = word.text if word.xpos.startswith("NNP") else word_features.lower(word.text)
                same = 0
                while same < min(len(base), len(word.lemma)) and base[same] == word.lemma[same]:
                    same += 1
                rule = len(base) - same, word.lemma[same:]
                ending = base.encode()[::-1]
                for size in range(min(len(ending), ENDING) + 1):
                    counts[tags.index(word.xpos), ending[:size]][rule] += 1
                if len(ending) <= ENDING:
                    counts[tags.index(word.xpos), ending + b"^"][rule] += 1
    rules, items = {(0, ""): 0}, []
    chosen = {}
    for (tag, ending), found in sorted(counts.items(), key=lambda item: (item[0][0], len(item[0][1]), item[0][1])):
        inherited = next((chosen[tag, ending[:size]] for size in range(len(ending) - 1, -1, -1) if (tag, ending[:size]) in chosen), (0, ""))
        rule, count = min(found.items(), key=lambda item: (-item[1], item[0]))
        whole = ending.endswith(b"^")
        if rule == inherited or (not whole and (count < 3 or count < 0.7 * sum(found.values()))) or (whole and 2 * count <= sum(found.values())):
            continue
        chosen[tag, ending] = rule
        items.append((fnv64(bytes([tag]) + ending), rules.setdefault(rule, len(rules))))
    return list(rules), items


def main():
    work, data, out = map(pathlib.Path, sys.argv[1:])
    stored = pickle.load(open(work / "data.pkl", "rb"))
    saved = torch.load(work / "model.pt")
    labels = saved["labels"]
    net = Network(stored["vectors"], labels, saved["sizes"])
    take(net, saved["weights"])
    examples = [example for example in stored["train"] if example["kind"] == "tree"][::8]
    examples += [example for example in stored["train"] if example["kind"] == "names" and example["corpus"] == "worldwide"][::40]
    examples += pickle.load(open(work / "attributions.pkl", "rb"))["train"][::40]
    values = flows(net, examples)
    one_side = {"entry", "dependent", "governor", "relation", "pair"}
    steps = {name: best_steps(value, 0 if name in one_side else 64) for name, value in values.items()}

    weights = {name: value.numpy() for name, value in net.state_dict().items()}
    width = saved["sizes"].width
    enter, vectors = weights["encoder.enter.weight"], weights["encoder.vectors.weight"]
    dimensions = vectors.shape[1]
    words = vectors @ enter[:, :dimensions].T
    parts, row = [], 0
    for i, size in enumerate(word_features.BUCKETS):
        columns = enter[:, dimensions + i * saved["sizes"].hashed:dimensions + (i + 1) * saved["sizes"].hashed]
        parts.append(weights["encoder.hashed.weight"][row:row + size] @ columns.T)
        row += size
    features = numpy.concatenate(parts)
    scale = max(numpy.quantile(numpy.abs(words), 0.99999), numpy.quantile(numpy.abs(features), 0.99999)) / 127

    writer = Writer()
    words = numpy.clip(numpy.rint(words / scale), -127, 127).astype("int8")
    writer.add("words", words[:WHOLE_WORDS + 1])
    codes, pieces = coded(words[WHOLE_WORDS + 1:])
    writer.add("word_codes", codes)
    writer.add("word_pieces", pieces)
    writer.add("features", numpy.clip(numpy.rint(features / scale), -127, 127).astype("int8"))
    writer.add("places", (weights["encoder.place.weight"] + weights["encoder.enter.bias"]).astype("float32"))
    writer.add("entry_scale", numpy.array([scale], "float32"))
    writer.steps("entry", steps["entry"])
    keys, rows = table([(fnv64(word.encode()), row) for word, row in stored["rows"].items()])
    writer.add("keys", keys)
    writer.add("key_rows", rows)
    writer.add("dilations", numpy.array(saved["sizes"].dilations, "uint32"))
    before = steps["entry"]
    for i in range(len(saved["sizes"].dilations)):
        writer.product(f"layer{i}", weights[f"encoder.layers.{i}.weight"], weights[f"encoder.layers.{i}.bias"], before)
        writer.add(f"layer{i}.gain", weights[f"encoder.norms.{i}.weight"])
        writer.add(f"layer{i}.shift", weights[f"encoder.norms.{i}.bias"])
        before = steps[f"layer{i}"]
        writer.steps(f"layer{i}", before)
    writer.add("memories", numpy.array(saved["sizes"].memories, "uint32"))
    for i in saved["sizes"].memories:
        parts = [f"encoder.memories.{i}.{part}" for part in ("news", "keep")]
        writer.product(f"memory{i}", numpy.concatenate([weights[part + ".weight"] for part in parts]),
                       numpy.concatenate([weights[part + ".bias"] for part in parts]), steps[f"layer{i - 1}"])
    for name in ("universal", "tags", "names", "starts"):
        writer.product(name, weights[name + ".weight"], weights[name + ".bias"], before)
    tree = {name[5:]: value for name, value in weights.items() if name.startswith("tree.")}
    for name in ("dependent", "governor", "relation_dependent", "relation_governor"):
        writer.product(name, tree[name + ".weight"], tree[name + ".bias"], before)
    writer.product("bilinear", tree["bilinear.weight"], numpy.zeros(len(tree["bilinear.weight"])), steps["dependent"])
    writer.product("distance", tree["distance.weight"], tree["distance.bias"], steps["dependent"])
    writer.product("governor_score", tree["governor_score.weight"], tree["governor_score.bias"], steps["governor"])
    writer.product("relations", tree["relations.weight"], tree["relations.bias"], steps["relation"])
    for name in ("dependent", "governor", "bilinear", "relation"):
        writer.steps(name, steps[name])
    root = tree["root"]
    governor = numpy.maximum(tree["governor.weight"] @ root + tree["governor.bias"], 0)
    writer.add("root_governor", numpy.clip(numpy.rint(governor * steps["governor"][0]), 0, 127).astype("uint8"))
    writer.add("root_relation", (tree["relation_governor.weight"] @ root + tree["relation_governor.bias"]).astype("float32"))
    writer.add("governor_scale", numpy.array([1 / (steps["bilinear"][0] * steps["governor"][0])], "float32"))
    writer.add("hints", weights["hints.weight"])
    writer.steps("reader_entry", steps["reader_entry"])
    writer.product("reader", weights["reader.weight"], weights["reader.bias"], steps["reader_entry"])
    writer.add("reader.gain", weights["reader_norm.weight"])
    writer.add("reader.shift", weights["reader_norm.bias"])
    writer.steps("reader", steps["reader"])
    for name in ("cues", "stances", "anchor", "partner"):
        writer.product(name, weights[name + ".weight"], weights[name + ".bias"], steps["reader"])
    for i in range(len(labels["pair_sizes"])):
        writer.add(f"pair_table{i}", weights[f"pair_tables.{i}.weight"])
    writer.steps("pair", steps["pair"])
    writer.product("roles", weights["roles.weight"], weights["roles.bias"], steps["pair"])
    for name, key in (("universal_labels", "upos"), ("tag_labels", "xpos"), ("relation_labels", "relations")):
        writer.add(name, "\n".join(labels[key]))
    writer.add("name_labels", "\n".join(label[2:] for label in labels["names"] if label.startswith("B-")))
    rules, items = lemma_rules(data, labels["xpos"])
    writer.add("lemma_rules", "\n".join(f"{cut} {add}" for cut, add in rules))
    keys, values = table(items)
    writer.add("suffix_keys", keys)
    writer.add("suffix_rules", values)
    out.write_bytes(writer.out)
    print(f"{out}: {len(writer.out) / 1e6:.1f} MB, {len(rules)} lemma rules for {len(items)} endings, entry scale {scale:.4f}")
    print({name: (round(float(step), 3), zero) for name, (step, zero) in steps.items()})


if __name__ == "__main__":
    main()
