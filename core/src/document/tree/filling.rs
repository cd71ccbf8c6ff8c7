//! The table that is being filled, line by line. What each line changes is kept here, and goes into the
//! tree once, at the table's end.

use super::super::Span;
use super::super::node::{Children, Held, NO_NODE, Node, NodeId, Tag};
use super::builder::{Builder, WIDE};

pub(super) struct Filling {
    table: NodeId,
    children: Children,
    last: NodeId,
    /// Where the last line ended.
    end: u32,
}

impl Filling {
    /// The table of the section that is open, with what it holds so far.
    pub(super) fn of(builder: &Builder<'_>) -> Filling {
        let section = builder.section();
        Filling {
            table: section.node,
            children: builder.children(section.node),
            last: builder.last(section.node),
            end: section.body_end,
        }
    }

    /// A key without dots or quotes has come, with its value. `None` when the table has the key already, or
    /// has too many to look through.
    #[inline(always)]
    pub(super) fn enter(
        &mut self,
        builder: &mut Builder<'_>,
        tag: Tag,
        key_at: Span,
        at: Span,
        held: Held,
    ) -> Option<NodeId> {
        let has_bit = self.children.keys & tag.bit() != 0;
        if self.children.count >= WIDE || has_bit && self.has(builder, tag, key_at) {
            return None;
        }

        let id = builder.add(tag, key_at, key_at.start, at, held);
        match self.last {
            NO_NODE => self.children.first = id,
            last => builder.nodes[last as usize].next = id,
        }
        self.last = id;
        self.children.count += 1;
        self.children.keys |= tag.bit();
        self.end = at.end;
        Some(id)
    }

    fn has(&self, builder: &Builder<'_>, tag: Tag, key_at: Span) -> bool {
        let text = builder.source.input();
        let is_same = |node: &Node| {
            let is_whole = || tag.is_whole() || text[node.key_at.range()] == text[key_at.range()];
            node.tag == tag && is_whole()
        };
        let mut id = self.children.first;
        while id != NO_NODE {
            let node = &builder.nodes[id as usize];
            if is_same(node) {
                return true;
            }
            id = node.next;
        }
        false
    }

    /// The line reaches further than its value's beginning told.
    pub(super) fn reaches(&mut self, end: u32) {
        self.end = end;
    }

    /// Puts into the tree what has come.
    pub(super) fn settle(&self, builder: &mut Builder<'_>) {
        if let Held::Table(_, children) = &mut builder.nodes[self.table as usize].held {
            *children = self.children;
        }
        builder.lasts[self.table as usize] = self.last;
        builder.reaches(self.end);
    }
}
