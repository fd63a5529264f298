"""How the report page looks, by day, by night and on paper."""

_DAY = """
--ground: #ffffff; --ink: #262433; --faint: #605d74; --line: #d9d6e3;
--own: #7a52cc; --good: #3f8a24; --quiet: #a5a2b8; --pale: #d3d0df; --warn: #c98a12;
"""

_NIGHT = """
--ground: #1a1b26; --ink: #c9d1f2; --faint: #9aa0c0; --line: #3b4261;
--own: #bb9af7; --good: #9ece6a; --quiet: #6f7699; --pale: #454c6d; --warn: #e0af68;
"""

STYLE = f"""
:root {{ color-scheme: light dark; {_DAY} }}
@media screen and (prefers-color-scheme: dark) {{ :root {{ {_NIGHT} }} }}
* {{ box-sizing: border-box; }}
body {{
  margin: 0 auto; padding: 1.5rem; max-width: 66rem;
  background: var(--ground); color: var(--ink);
  font: 15px/1.45 system-ui, "Segoe UI", "Helvetica Neue", Arial, sans-serif;
}}
h1 {{ font-size: 1.6rem; line-height: 1.2; margin: 0; }}
h2 {{ font-size: 1.05rem; margin: 0 0 .4rem; }}
header p, .note {{ color: var(--faint); margin: .3rem 0 0; }}
.note {{ font-size: .85rem; }}
main {{ columns: 2 24rem; column-gap: 2.5rem; margin-top: 1.5rem; }}
section {{ break-inside: avoid; padding-bottom: 1.6rem; }}
svg {{ display: block; width: 100%; height: auto; overflow: visible; }}
text {{ fill: var(--ink); font-size: 11px; }}
.axis {{ fill: var(--faint); }}
.label {{ font-weight: 600; }}
.base {{ stroke: var(--line); }}
.between {{ stroke: var(--ink); stroke-width: 1.5; }}
rect {{ stroke: var(--ground); stroke-width: 1; }}
.own {{ fill: var(--own); }}
.good {{ fill: var(--good); }}
.quiet {{ fill: var(--quiet); }}
.pale {{ fill: var(--pale); }}
.warn {{ fill: var(--warn); }}
.legend {{
  display: flex; flex-wrap: wrap; gap: .2rem 1rem; margin: 0 0 .4rem; padding: 0;
  list-style: none; font-size: .85rem; color: var(--faint);
}}
.legend li {{ display: flex; align-items: center; gap: .35rem; }}
.legend svg {{ width: .75rem; height: .75rem; }}
details {{ font-size: .85rem; color: var(--faint); margin-top: .2rem; }}
table {{ border-collapse: collapse; }}
caption {{ text-align: left; }}
th, td {{ padding: .1rem .8rem .1rem 0; text-align: right; }}
th[scope=row] {{ text-align: left; font-weight: 400; }}
.facts {{ margin-top: .5rem; }}
.facts th {{ color: var(--faint); }}
.facts td {{ font-weight: 600; overflow-wrap: anywhere; }}
.words td {{ text-align: left; }}
.facts td + td {{ font-weight: 400; color: var(--faint); }}
@page {{ size: A4; margin: 14mm; }}
@media print {{
  body {{ padding: 0; max-width: none; font-size: 10pt; print-color-adjust: exact; }}
  main {{ columns: 2; column-gap: 9mm; }}
  section {{ padding-bottom: 6mm; }}
  details {{ display: none; }}
}}
"""
