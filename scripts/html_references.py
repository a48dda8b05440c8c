#!/usr/bin/env python3
"""Writes src/text/html_references.inc: the named character references of the HTML standard, which Python carries.

    scripts/html_references.py > src/text/html_references.inc
"""
import html.entities

print("// Made by scripts/html_references.py from the HTML standard's table of named character references. Sorted by name.")
for name, text in sorted(html.entities.html5.items()):
    value = "".join(f"\\x{byte:02X}" for byte in text.encode())
    print(f'{{"{name}", "{value}"}},')
