/** Clipboard HTML in the forms in which programs write it. */
export const pasted = {
  word: `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta name=Generator content="Microsoft Word 15"><style><!-- @font-face {font-family:Wingdings;} p.MsoNormal {margin:0cm;} --></style><!--[if gte mso 9]><xml><w:WordDocument/></xml><![endif]--></head>
<body lang=EN-GB style='tab-interval:36.0pt'>
<!--StartFragment-->
<h1><span lang=EN-GB>Water in the “north”<o:p></o:p></span></h1>
<p class=MsoNormal><span style='font-size:12.0pt;color:red'>Prices <b>rose</b> by <i>12&nbsp;percent</i>.</span><a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1" title=""><span class=MsoFootnoteReference><span style='mso-special-character:footnote'><![if !supportFootnotes]><span class=MsoFootnoteReference>[1]</span><![endif]></span></span></a><del cite="mailto:A" datetime="2024-01-01T10:00"> Gone.</del><ins cite="mailto:A" datetime="2024-01-01T10:00"> Kept.</ins><span class=MsoCommentReference><a class=msocomanchor id="_anchor_1" href="#_msocom_1">[A1]</a></span><o:p></o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>Pipes<o:p></o:p></p>
<p class=MsoListParagraphCxSpMiddle style='margin-left:72.0pt;mso-list:l0 level2 lfo1'><![if !supportLists]><span style='font-family:"Courier New"'><span style='mso-list:Ignore'>o<span>&nbsp;&nbsp; </span></span></span><![endif]>Old ones<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>·<span>&nbsp; </span></span><![endif]>Pumps<o:p></o:p></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><![if !supportLists]><span style='mso-list:Ignore'>3.<span>&nbsp; </span></span><![endif]>Third<o:p></o:p></p>
<table class=MsoTableGrid border=1 style='border-collapse:collapse'><tr style='mso-yfti-irow:0'><td width=301 colspan=2 style='width:225.4pt'><p class=MsoNormal>Town<o:p></o:p></p></td></tr><tr><td><p class=MsoNormal>A</p></td><td><p class=MsoNormal>B</p></td></tr></table>
<p class=MsoNormal><a href="javascript:alert(1)">bad</a> and <a href="https://example.org/x">good</a></p>
<!--EndFragment-->
<div style='mso-element:footnote-list'><br clear=all><hr align=left size=1 width="33%"><div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a style='mso-footnote-id:ftn1' href="#_ftnref1" name="_ftn1" title=""><span class=MsoFootnoteReference><span style='mso-special-character:footnote'><![if !supportFootnotes]><span class=MsoFootnoteReference>[1]</span><![endif]></span></span></a> See the <i>council</i>’s report.<o:p></o:p></p></div></div>
<div style='mso-element:comment-list'><div style='mso-element:comment'><div id="_com_1" class=msocomtxt><p class=MsoCommentText>Really?</p></div></div></div>
</body></html>`,

  googleDocs: `<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1a2b3c"><h2 dir="ltr" style="line-height:1.38;"><span style="font-size:16pt;font-family:Arial,sans-serif;font-weight:400;">Repairs</span></h2><p dir="ltr" style="line-height:1.38;"><span style="font-weight:700;white-space:pre-wrap;">Bold</span><span style="font-weight:400;font-style:italic;"> and leaning</span><span style="font-weight:400;"> with </span><a href="https://www.google.com/url?q=https://example.org/report&amp;sa=D" style="text-decoration:none;"><span style="text-decoration:underline;color:#1155cc;">a link</span></a><sup><a href="#cmnt1" id="cmnt_ref1">[a]</a></sup></p><ul style="margin-top:0;"><li dir="ltr" aria-level="1"><p dir="ltr" role="presentation"><span style="font-weight:400;">one</span></p></li><ul><li dir="ltr" aria-level="2"><p dir="ltr" role="presentation"><span>inner</span></p></li></ul></ul><img src="https://lh7-us.googleusercontent.com/abc" width="100"></b><div style="border:1px solid"><p><a href="#cmnt_ref1" id="cmnt1">[a]</a><span>A remark</span></p></div>`,

  libreOffice: `<!DOCTYPE html><html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"/><title></title><meta name="generator" content="LibreOffice 24.2"/><style type="text/css">p { line-height: 115% }</style></head><body lang="en-GB" link="#000080" dir="ltr"><h2 class="western">Causes</h2><p style="line-height: 100%">The <b>pipes</b> leaked<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a>.</p><ol start="4"><li><p>four</p></li></ol><blockquote><p>They said so.</p></blockquote><div id="sdfootnote1"><p class="sdfootnote"><a class="sdfootnotesym" name="sdfootnote1sym" href="#sdfootnote1anc">1</a>Every <b>year</b>.</p></div></body></html>`,

  webPage: `<html><body><!--StartFragment--><div class="article"><nav onclick="steal()">Home</nav><h1 style="color:blue">A page</h1><p onmouseover="x()">Text<script>alert(1)</script><iframe src="https://evil.example"></iframe> <code>x = 1</code>.</p><pre><code>a
b</code></pre><figure><img src="https://example.org/p.png" onerror="alert(1)" alt="p"></figure><hr></div><!--EndFragment--></body></html>`,

  image: `<p>Before</p><p><img src="data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==" alt="A dot"></p><p>After</p>`,

  markdown: '## Findings\n\n- **one**\n- two\n\n| a | b |\n| - | - |\n| 1 | 2 |\n',
};
