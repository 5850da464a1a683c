/**
 * Names of attributes that hold script: the HTML standard's index of event handler content attributes, and those of the
 * standards of pointers, touch, animations and full screen, or of browsers alone (`webkit…`).
 */
export const handlers: ReadonlySet<string> = new Set(
  `onabort onafterprint onanimationcancel onanimationend onanimationiteration onanimationstart onauxclick onbeforecopy onbeforecut
  onbeforeinput onbeforematch onbeforepaste onbeforeprint onbeforetoggle onbeforeunload onbeforexrselect onblur oncancel oncanplay
  oncanplaythrough onchange onclick onclose oncommand oncontentvisibilityautostatechange oncontextlost oncontextmenu oncontextrestored
  oncopy oncuechange oncut ondblclick ondrag ondragend ondragenter ondragexit ondragleave ondragover ondragstart ondrop ondurationchange
  onemptied onencrypted onended onenterpictureinpicture onerror onfocus onfocusin onfocusout onformdata onfullscreenchange
  onfullscreenerror ongamepadconnected ongamepaddisconnected ongesturechange ongestureend ongesturestart ongotpointercapture
  onhashchange oninput oninvalid onkeydown onkeypress onkeyup onlanguagechange onleavepictureinpicture onload onloadeddata
  onloadedmetadata onloadend onloadstart onlostpointercapture onmessage onmessageerror onmousedown onmouseenter onmouseleave onmousemove
  onmouseout onmouseover onmouseup onmousewheel onoffline ononline onorientationchange onpagehide onpagereveal onpageshow onpageswap
  onpaste onpause onplay onplaying onpointercancel onpointerdown onpointerenter onpointerleave onpointermove onpointerout onpointerover
  onpointerrawupdate onpointerup onpopstate onprogress onpropertychange onratechange onreadystatechange onrejectionhandled onreset
  onresize onscroll onscrollend onscrollsnapchange onscrollsnapchanging onsearch onsecuritypolicyviolation onseeked onseeking onselect
  onselectionchange onselectstart onshow onslotchange onsort onstalled onstorage onsubmit onsuspend ontimeupdate ontoggle ontouchcancel
  ontouchend ontouchmove ontouchstart ontransitioncancel ontransitionend ontransitionrun ontransitionstart onunhandledrejection onunload
  onvolumechange onwaiting onwaitingforkey onwebkitanimationend onwebkitanimationiteration onwebkitanimationstart
  onwebkitfullscreenchange onwebkitfullscreenerror onwebkittransitionend onwheel`.split(/\s+/),
);
