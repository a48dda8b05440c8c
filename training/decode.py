"""Reads answers off the network and scores them on the development sets, for a look while it learns. The evaluators over the program's own
readings decide; gold words and sentences make these figures higher for trees."""
import numpy
import torch


def best_names(scores, labels):
    """The best sequence of BILOU labels."""
    def after(a, b):
        inside = a[0] in "BI"
        return (b[0] in "IL" and a[2:] == b[2:]) if inside else b[0] in "BUO"
    moves = numpy.array([[0.0 if after(a, b) else -1e9 for b in labels] for a in labels])
    value = scores[0] + numpy.array([-1e9 if label[0] in "IL" else 0 for label in labels])
    back = []
    for row in scores[1:]:
        all_ways = value[:, None] + moves
        back.append(all_ways.argmax(0))
        value = all_ways.max(0) + row
    value = value + numpy.array([-1e9 if label[0] in "BI" else 0 for label in labels])
    path = [int(value.argmax())]
    for choice in reversed(back):
        path.append(int(choice[path[-1]]))
    return [labels[i] for i in reversed(path)]


def spans(tags):
    out, begin = set(), 0
    for i, tag in enumerate(tags):
        if tag[0] in "BU":
            begin = i
        if tag[0] in "LU":
            out.add((begin, i + 1, tag[2:]))
    return out


@torch.no_grad()
def scores(net, data):
    net.eval()
    labels, shown = data["labels"], []
    for part in ("gum-dev", "ewt-dev"):
        right = dict.fromkeys(("upos", "xpos", "uas", "las"), 0)
        count = 0
        for example in data["dev"][part]:
            x = net.encoder(*(torch.as_tensor(example[key])[None] for key in ("words", "hashed", "place")))[0]
            for key, head in (("upos", net.universal), ("xpos", net.tags)):
                right[key] += int((head(x).argmax(-1).numpy() == example[key]).sum())
            for begin, end in example["sentences"]:
                sentence = x[begin:end][None]
                heads = net.tree.arcs(sentence).argmax(-1)
                relation = net.tree.labels(sentence, heads)[0].argmax(-1).numpy()
                heads = heads[0].numpy()
                heads = numpy.where(heads == end - begin, -1, heads)
                attached = heads == example["heads"][begin:end]
                gold = example["relations"][begin:end]
                plain = [label.split(":")[0] for label in labels["relations"]]
                same = numpy.array([g >= 0 and plain[g] == plain[r] for g, r in zip(gold, relation)])
                right["uas"] += int(attached.sum())
                right["las"] += int((attached & same).sum())
            count += len(example["words"])
        shown.append(part + " " + " ".join(f"{key} {100 * value / count:.2f}" for key, value in right.items()))
    both = gold_count = found_count = 0
    for example in data["dev"]["worldwide-dev"]:
        x = net.encoder(*(torch.as_tensor(example[key])[None] for key in ("words", "hashed", "place")))[0]
        found = spans(best_names(net.names(x).numpy(), labels["names"]))
        gold = spans(example["gold"])
        both += len(found & gold)
        gold_count += len(gold)
        found_count += len(found)
    shown.append(f"names F1 {200 * both / max(1, gold_count + found_count):.2f} P {100 * both / max(1, found_count):.1f} R {100 * both / gold_count:.1f}")
    return " | ".join(shown)
