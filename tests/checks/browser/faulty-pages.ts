/** Pages with faults of many kinds, small: what each engine says of them is the measure, not what we think it should. */

function page(body: string, head = "<title>A page</title>", attributes = ' lang="en-GB"'): string {
  return `<!DOCTYPE html>
<html${attributes}>
<head><meta charset="utf-8">${head}<link rel="stylesheet" href="/look.css"></head>
<body>
${body}
</body>
</html>
`;
}

/** Files of the faulty site, by path. */
export const faultyPages: Record<string, string> = {
  "look.css":
    "body { font: 16px/1.5 sans-serif; color: #222; background: #fff } .pale { color: #bbb } .tiny a { font-size: 10px; display: inline-block; width: 12px; height: 12px; margin: 0 }",
  "index.html": page(
    '<main><h1>Sound</h1><p>Nothing is wrong <a href="/images/">with pictures</a>.</p><ul><li>One</li></ul></main>',
  ),
  "images/index.html": page(
    `<main><h1>Pictures</h1><img src="a.png"><p><a href="/"><img src="b.png" alt=""></a></p>
<p><a href="/"><img src="c.png" alt="Home"> Home</a></p><img src="d.png" alt="" title="Something">
<p><a href="/x"><img src="e.png" alt=""></a><a href="/x">Words</a></p><input type="image" src="f.png"><object data="g.svg"></object>
<map name="m"><area href="/" shape="rect" coords="0,0,1,1"></map><img usemap="#m" alt="Map" src="h.png"></main>`,
  ),
  "tables/index.html": page(
    `<main><h1>Tables</h1><table><caption>Figures</caption><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></table>
<table><tr><td>1</td><td>2</td></tr></table><table><tr><th scope="column">A</th></tr><tr><td headers="zz">1</td></tr></table>
<table role="presentation"><tr><th>A</th></tr></table><table summary="x"><caption>x</caption><tr><th id="a">A</th><td headers="a">1</td></tr></table></main>`,
  ),
  "forms/index.html": page(
    `<main><h1>Forms</h1><form><label for="none">Name</label><input name="n"><input type="text" id="dup"><input id="dup">
<select><option>1</option></select><fieldset><input type="radio" name="r"><input type="radio" name="r"></fieldset>
<button></button><textarea></textarea><input autocomplete="nonsense" aria-label="x"><label for="p">Words</label><input id="p" title=""></form></main>`,
  ),
  "headings/index.html": page(
    "<h3>Third</h3><h1></h1><h4>Fourth</h4><p><b>Looks like a heading</b></p><p>1. One<br>2. Two</p>",
  ),
  "links/index.html": page(
    `<main><h1>Links</h1><a href="/"></a><a name="x"></a><a href="#nowhere">Down</a><a href="/" aria-label="Other">Words</a>
<p>In words <a href="/" style="text-decoration:none;color:#333">a link</a> unseen.</p><p class="tiny"><a href="/">a</a><a href="/b">b</a></p></main>`,
  ),
  "colour/index.html": page(
    `<main><h1>Colour</h1><p class="pale">Pale words</p><p style="color:#777;background:#888">Grey on grey</p>
<p style="background-image:url(x.png)">On a picture</p><p style="position:absolute;top:300px">Lifted</p><p style="opacity:.3">Faint</p>
<p style="font-size:24px;color:#888">Large</p></main>`,
  ),
  "language/index.html": page(
    '<main><h1>Words</h1><p lang="zz-top">Mots</p><p lang="">x</p></main>',
    "<title></title>",
    "",
  ),
  "roles/index.html": page(
    `<main><h1>Roles</h1><div role="buton">x</div><div role="checkbox">x</div><ul role="list"><div>x</div></ul><div role="img"></div>
<div aria-hidden="true"><a href="/">hidden</a></div><p aria-labelledby="gone">x</p><div role="presentation"><h2>x</h2></div>
<dl><p>x</p></dl><div tabindex="3">x</div><nav>a</nav><nav>b</nav></main><main>Second</main>`,
  ),
  "frames/index.html": page('<main><h1>Frames</h1><iframe src="/"></iframe><iframe src="/" title=""></iframe></main>'),
  "obsolete/index.html": page(
    `<main><h1>Old</h1><center>x</center><font color="red">x</font><blink>x</blink><marquee>x</marquee><p align="right">x</p><big>x</big><i>x</i>
<video src="v.mp4" autoplay></video><audio src="a.mp3" autoplay controls></audio></main>`,
    '<title>Old</title><meta name="viewport" content="width=device-width, user-scalable=no">',
  ),
  "scripted/index.html": page(
    `<main><h1>Scripted</h1><div id="to"></div><script>document.getElementById("to").innerHTML = '<img src="x.png"><button></button>';</script></main>`,
  ),
};
