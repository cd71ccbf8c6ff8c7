//! What a header opens: a table, or one more entry of a list, and what lies on the way to it.

use std::borrow::Cow;

use toml_parser::ParseError;

use super::super::node::{EMPTY, Held, NodeId, ROOT, Section, Tag};
use super::super::{ArrayForm, Span, TableForm};
use super::builder::{Builder, cannot_extend, duplicate};

impl<'t> Builder<'t> {
    /// A header has been read: what follows goes into its table.
    pub(super) fn close_header(&mut self, header: Span, is_array: bool) {
        let path = std::mem::take(&mut self.path);
        let section = match self.table_of(&path, header, is_array) {
            Ok(table) => table,
            Err(fault) => {
                self.fault(fault);
                // What follows goes into a table of its own, so that one fault is not told many times.
                let held = Held::Table(TableForm::Section, EMPTY);
                self.add(Tag::NONE, Span::default(), header.start, header, held)
            }
        };
        self.begin_section(section, header);
        self.path = path;
        self.path.clear();
    }

    /// One more entry of the list that the header before was of.
    pub(super) fn next_of_list(&mut self, path_start: u32, header: Span) {
        let entry = self.entry_of_list(self.list, path_start, header);
        self.begin_section(entry, header);
    }

    fn begin_section(&mut self, node: NodeId, header: Span) {
        self.sections.push(Section {
            node,
            header,
            body_end: header.end,
        });
    }

    fn entry_of_list(&mut self, list: NodeId, path_start: u32, header: Span) -> NodeId {
        let section = Held::Table(TableForm::Section, EMPTY);
        let entry = self.add(Tag::NONE, Span::default(), path_start, header, section);
        self.append_to(list, entry);
        self.list = list;
        entry
    }

    fn table_of(
        &mut self,
        path: &[(Cow<'t, str>, Span)],
        header: Span,
        is_array: bool,
    ) -> Result<NodeId, ParseError> {
        let Some(((key, key_at), way)) = path.split_last() else {
            return Err(ParseError::new("invalid table"));
        };
        let start = path[0].1.start;
        let parent = self.descend(ROOT, way, TableForm::Implied)?;
        let found = self.find(parent, key);
        let section = Held::Table(TableForm::Section, EMPTY);

        if is_array {
            let array = match found {
                None => {
                    let held = Held::Array(ArrayForm::Sections, EMPTY);
                    let id = self.add_under(key, *key_at, start, header, held);
                    self.adopt(parent, id);
                    id
                }
                Some(id) => match self.nodes[id as usize].held {
                    Held::Array(ArrayForm::Sections, _) => id,
                    _ => return Err(duplicate(*key_at)),
                },
            };
            return Ok(self.entry_of_list(array, start, header));
        }

        match found {
            None => {
                let id = self.add_under(key, *key_at, start, header, section);
                self.adopt(parent, id);
                Ok(id)
            }
            Some(id) => {
                let node = &mut self.nodes[id as usize];
                match &mut node.held {
                    Held::Table(form @ TableForm::Implied, _) => {
                        *form = TableForm::Section;
                        (node.at, node.key_at, node.path_start) = (header, *key_at, start);
                        Ok(id)
                    }
                    _ => Err(duplicate(*key_at)),
                }
            }
        }
    }

    /// Follows all but the last key of a path from a table, making the tables that lack.
    pub(super) fn descend(
        &mut self,
        from: NodeId,
        way: &[(Cow<'t, str>, Span)],
        form: TableForm,
    ) -> Result<NodeId, ParseError> {
        let mut table = from;
        for (key, at) in way {
            table = match self.find(table, key) {
                None => {
                    let held = Held::Table(form, EMPTY);
                    let id = self.add_under(key, *at, way[0].1.start, *at, held);
                    self.adopt(table, id);
                    id
                }
                Some(id) => match &mut self.nodes[id as usize].held {
                    Held::Table(found, _) => match (form, *found) {
                        (_, TableForm::Inline) => return Err(cannot_extend("inline table", *at)),
                        (TableForm::Dotted, TableForm::Section) => return Err(duplicate(*at)),
                        (TableForm::Dotted, TableForm::Implied) => {
                            *found = TableForm::Dotted;
                            id
                        }
                        (_, _) => id,
                    },
                    Held::Array(ArrayForm::Sections, _) if form == TableForm::Implied => {
                        self.last(id)
                    }
                    Held::Array(..) => return Err(cannot_extend("array", *at)),
                    Held::Plain
                    | Held::Decoded(_)
                    | Held::Bool(_)
                    | Held::Integer(_)
                    | Held::Float
                    | Held::Date(_)
                    | Held::Moment => return Err(cannot_extend("value", *at)),
                },
            };
        }
        Ok(table)
    }
}
