"""The mean of the weights of several passes of one training: often better than each (Wortsman et al., Model soups, 2022).

    mean.py WORK OUT FILE=SHARE…      files of weights in WORK, with whole numbers as shares
"""
import pathlib
import sys

import torch


def main():
    work, out = pathlib.Path(sys.argv[1]), sys.argv[2]
    parts = [(torch.load(work / name), int(share)) for name, share in (part.split("=") for part in sys.argv[3:])]
    whole = sum(share for _, share in parts)
    saved = parts[-1][0]
    weights = {name: sum(part["weights"][name] * (share / whole) for part, share in parts) for name in saved["weights"]}
    torch.save(saved | {"weights": weights}, work / out)


if __name__ == "__main__":
    main()
