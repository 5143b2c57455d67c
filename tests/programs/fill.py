"""Opens a form in LibreOffice, fills in cells as a person would type them, and saves it as XLSX and as CSV.

usage: fill.py FORM OUT CELL=TEXT…    writes OUT.xlsx and OUT.csv
"""

import os
import subprocess
import sys
import tempfile
import time

import uno
from com.sun.star.beans import PropertyValue


def prop(name, value):
    made = PropertyValue()
    made.Name, made.Value = name, value
    return made


def url(path):
    return uno.systemPathToFileUrl(os.path.abspath(path))


def connect(pipe):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", local
    )
    for _ in range(300):
        try:
            return resolver.resolve(
                f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext"
            )
        except Exception:
            time.sleep(0.2)
    sys.exit("LibreOffice does not answer")


def main():
    form, out, *cells = sys.argv[1:]
    pipe = f"tadbir-{os.getpid()}"
    with tempfile.TemporaryDirectory() as profile:
        office = subprocess.Popen(
            [
                "soffice",
                "--headless",
                "--norestore",
                f"-env:UserInstallation=file://{profile}",
                f"--accept=pipe,name={pipe};urp;",
            ]
        )
        try:
            context = connect(pipe)
            desktop = context.ServiceManager.createInstanceWithContext(
                "com.sun.star.frame.Desktop", context
            )
            document = desktop.loadComponentFromURL(
                url(form), "_blank", 0, (prop("Hidden", True),)
            )
            sheet = document.Sheets.getByIndex(0)
            for cell in cells:
                name, text = cell.split("=", 1)
                # As typed: what looks like a date becomes one where the cell's format says so.
                sheet.getCellRangeByName(name).setFormula(text)
            document.storeToURL(
                url(out + ".xlsx"), (prop("FilterName", "Calc MS Excel 2007 XML"),)
            )
            document.storeToURL(
                url(out + ".csv"),
                (
                    prop("FilterName", "Text - txt - csv (StarCalc)"),
                    # Comma, double quotes, UTF-8, as shown.
                    prop("FilterOptions", "44,34,76,1,,0,false,true,false"),
                ),
            )
            document.close(True)
            try:
                desktop.terminate()
            except Exception:
                pass
            office.wait(60)
        finally:
            office.kill()


main()
