//! The company's logo at the head of its papers: a picture as PNG or JPEG, whose size is read from its head.

use std::borrow::Cow;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;

use super::docx::Part;

/// A logo, and how large it is printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Logo {
    kind: Kind,
    bytes: Vec<u8>,
    /// In tenths of a millimetre.
    width: u64,
    height: u64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Png,
    Jpeg,
}

impl Kind {
    fn ending(self) -> &'static str {
        match self {
            Kind::Png => "png",
            Kind::Jpeg => "jpeg",
        }
    }
}

/// No logo is printed higher than this, in tenths of a millimetre, or wider.
const HIGH: u64 = 140;
const WIDE: u64 = 600;

/// Word's unit in a tenth of a millimetre.
const EMU: u64 = 3600;

/// The name that a Word document knows it by.
const RELATION: &str = "rIdLogo";

impl Logo {
    /// The names of its file in `templates/`.
    pub const NAMES: [&str; 3] = ["logo.png", "logo.jpg", "logo.jpeg"];

    /// Reads a picture; `None` when it is neither PNG nor JPEG, or does not say how large it is.
    pub fn read(bytes: Vec<u8>) -> Option<Logo> {
        let (kind, wide, high) = match png(&bytes) {
            Some((wide, high)) => (Kind::Png, wide, high),
            None => jpeg(&bytes).map(|(wide, high)| (Kind::Jpeg, wide, high))?,
        };
        if wide == 0 || high == 0 {
            return None;
        }
        let (wide, high) = (u64::from(wide), u64::from(high));
        let (width, height) = match HIGH * wide > WIDE * high {
            true => (WIDE, WIDE * high / wide),
            false => (HIGH * wide / high, HIGH),
        };
        Some(Logo {
            kind,
            bytes,
            width: width.max(1),
            height: height.max(1),
        })
    }

    /// What shows it at the head of a page.
    pub(super) fn style(&self) -> String {
        let millimetres = |tenths: u64| format!("{}.{}mm", tenths / 10, tenths % 10);
        let (width, height) = (millimetres(self.width), millimetres(self.height));
        let (kind, data) = (self.kind.ending(), BASE64_STANDARD.encode(&self.bytes));
        format!(
            "\nbody > header::before {{ content: \"\"; display: block; width: {width}; height: {height}; margin-bottom: 3mm; \
             background: url(\"data:image/{kind};base64,{data}\") left / contain no-repeat; \
             -webkit-print-color-adjust: exact; print-color-adjust: exact; }}\n"
        )
    }

    /// The parts of a Word document with the picture as its first paragraph.
    pub(super) fn placed(&self, parts: Vec<Part>) -> Vec<Part> {
        let ending = self.kind.ending();
        let paragraph = self.paragraph();
        let relation = format!(
            "<Relationship Id=\"{RELATION}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/image\" Target=\"media/logo.{ending}\"/>\n</Relationships>"
        );
        let kind = format!(
            "<Default Extension=\"{ending}\" ContentType=\"image/{ending}\"/>\n<Default Extension=\"rels\""
        );
        let mut parts: Vec<Part> = parts
            .into_iter()
            .map(|part| {
                let (at, with) = match part.name.as_str() {
                    "word/document.xml" => ("<w:body>", &paragraph),
                    "word/_rels/document.xml.rels" => ("</Relationships>", &relation),
                    "[Content_Types].xml" => ("<Default Extension=\"rels\"", &kind),
                    _ => return part,
                };
                let text = String::from_utf8_lossy(&part.bytes).replacen(at, with, 1);
                let bytes = Cow::Owned(text.into_bytes());
                Part { bytes, ..part }
            })
            .collect();
        parts.push(Part {
            name: format!("word/media/logo.{ending}"),
            bytes: Cow::Owned(self.bytes.clone()),
        });
        parts
    }

    fn paragraph(&self) -> String {
        let (wide, high) = (self.width * EMU, self.height * EMU);
        format!(
            "<w:body>\n<w:p><w:r><w:drawing><wp:inline xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent cx=\"{wide}\" cy=\"{high}\"/><wp:docPr id=\"1\" name=\"logo\"/><a:graphic xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:nvPicPr><pic:cNvPr id=\"1\" name=\"logo\"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed=\"{RELATION}\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"{wide}\" cy=\"{high}\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
        )
    }
}

/// The width and height of a PNG, in pixels.
fn png(bytes: &[u8]) -> Option<(u32, u32)> {
    let head = bytes.strip_prefix(b"\x89PNG\r\n\x1a\n")?.get(4..16)?;
    let sizes = head.strip_prefix(b"IHDR")?;
    let number = |at: usize| Some(u32::from_be_bytes(sizes.get(at..at + 4)?.try_into().ok()?));
    Some((number(0)?, number(4)?))
}

/// The width and height of a JPEG, in pixels: from the first of its segments that begins a frame.
fn jpeg(bytes: &[u8]) -> Option<(u32, u32)> {
    let mut rest = bytes.strip_prefix(b"\xff\xd8")?;
    loop {
        let (mark, after) = (rest.get(..2)?, rest.get(2..)?);
        let number = |at: usize| Some(u16::from_be_bytes(after.get(at..at + 2)?.try_into().ok()?));
        if mark[0] != 0xff {
            return None;
        }
        let is_frame = matches!(mark[1], 0xc0..=0xcf) && !matches!(mark[1], 0xc4 | 0xc8 | 0xcc);
        if is_frame {
            return Some((number(5)?.into(), number(3)?.into()));
        }
        rest = after.get(usize::from(number(0)?.max(2))..)?;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture(wide: u32, high: u32) -> Vec<u8> {
        let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
        bytes.extend(wide.to_be_bytes());
        bytes.extend(high.to_be_bytes());
        bytes
    }

    fn photograph(wide: u16, high: u16) -> Vec<u8> {
        let mut bytes = b"\xff\xd8\xff\xe0\0\x04ab\xff\xc2\0\x0b\x08".to_vec();
        bytes.extend(high.to_be_bytes());
        bytes.extend(wide.to_be_bytes());
        bytes
    }

    #[test]
    fn a_logo_is_as_high_as_there_is_room_and_never_too_wide() {
        let size = |bytes| Logo::read(bytes).map(|it| (it.kind, it.width, it.height));
        assert_eq!(size(picture(100, 100)), Some((Kind::Png, 140, 140)));
        assert_eq!(size(picture(300, 70)), Some((Kind::Png, 600, 140)));
        assert_eq!(size(picture(301, 70)), Some((Kind::Png, 600, 139)));
        assert_eq!(size(photograph(200, 100)), Some((Kind::Jpeg, 280, 140)));
        assert_eq!(size(picture(1, u32::MAX)), Some((Kind::Png, 1, 140)));
    }

    #[test]
    fn what_is_no_picture_is_no_logo() {
        let whole = [picture(3, 2), photograph(3, 2)];
        for bytes in &whole {
            assert!(Logo::read(bytes.clone()).is_some());
            for end in 0..bytes.len() {
                assert_eq!(Logo::read(bytes[..end].to_vec()), None, "{end}");
            }
        }
        assert_eq!(Logo::read(picture(0, 2)), None);
        assert_eq!(Logo::read(photograph(3, 0)), None);
        assert_eq!(Logo::read(b"<svg/>".to_vec()), None);
    }
}
