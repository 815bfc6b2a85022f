"""Makes the fonts of paper out of those of the screen: ``python -m tools.paper_fonts``, once after Inter has changed.

A PDF tells which letter a glyph is by the font's own table of characters. Figures of one width, and the hyphens and
colons that Inter puts between capitals and figures, are other glyphs than those of that table, so that what is copied
or read aloud lacks them. Here figures of one width are the figures, and no glyph ever stands in for another.
"""

from __future__ import annotations

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from kiosk import resources
from kiosk.views import fonts

_PRIVATE_USE = range(0xE000, 0xF900)
_EM_SPACE = 0x2003
_NAMES_OF_THE_FAMILY = (1, 4, 6, 16)


def main() -> None:
    """Writes each of ``fonts.PAPER_FILES`` beside the font that it is made of."""
    folder = resources.folder() / "fonts"
    for name, made in zip(fonts.PAPER_OF, fonts.PAPER_FILES, strict=True):
        font = TTFont(folder / name)
        _put_figures_of_one_width(font)
        for table in font["cmap"].tables:
            # Qt draws a tab that a font lacks as a space, and then says of each space that it is one.
            table.cmap[ord("\t")] = table.cmap.get(_EM_SPACE, "space")
        options = Options()
        options.layout_features = ["kern", "mark", "mkmk"]
        options.name_IDs = ["*"]
        options.notdef_outline = True
        keep = Subsetter(options)
        keep.populate(unicodes=[code for code in font.getBestCmap() if code not in _PRIVATE_USE])
        keep.subset(font)
        for record in font["name"].names:
            if record.nameID in _NAMES_OF_THE_FAMILY:
                there = str(record)
                paper = there.replace("Inter", "InterPaper" if record.nameID == 6 else fonts.PAPER_FAMILY, 1)
                font["name"].setName(paper, record.nameID, record.platformID, record.platEncID, record.langID)
        if "CFF " in font:
            font["CFF "].cff.fontNames[0] = font["name"].getDebugName(6)
        font.save(folder / made)
        print(made, (folder / made).stat().st_size)


def _put_figures_of_one_width(font: TTFont) -> None:
    gsub = font["GSUB"].table
    lookups = {
        n for one in gsub.FeatureList.FeatureRecord if one.FeatureTag == "tnum" for n in one.Feature.LookupListIndex
    }
    wide: dict[str, str] = {}
    for number in sorted(lookups):
        for table in gsub.LookupList.Lookup[number].SubTable:
            wide |= getattr(getattr(table, "ExtSubTable", table), "mapping", {})
    for table in font["cmap"].tables:
        for code, glyph in table.cmap.items():
            if chr(code).isascii() and chr(code).isdigit():
                table.cmap[code] = wide.get(glyph, glyph)  # tables may be one


if __name__ == "__main__":
    main()
