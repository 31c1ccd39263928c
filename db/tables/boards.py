"""The boards that were shown, kept in the closet file."""

from collections.abc import Iterable
from itertools import groupby

from sqlalchemy import func, insert, select, true
from sqlalchemy.orm import Session

from db.tables import ranking_table
from db.tables.rows import BoardOutfitRow, BoardRow, GarmentRow
from wardrobe.model.board import Board, ShownOutfit
from wardrobe.model.garment import Descriptor
from wardrobe.taste.ranking_table import ratings_by_network


def record(session: Session, board: Board) -> int:
    """Save a board whose garments exist; return its number."""
    row = BoardRow(
        occasion=board.occasion,
        mode=board.mode,
        locked=board.locked,
        temperature_c=board.temperature_c,
        at=board.at,
    )
    session.add(row)
    session.flush()
    session.execute(
        insert(BoardOutfitRow),
        [
            {
                "board_id": row.id,
                "place": place,
                "top": outfit.top,
                "middle": outfit.middle,
                "bottom": outfit.bottom,
                "outer": outfit.outer,
                "logit": float(outfit.logit),
            }
            for place, outfit in enumerate(board.outfits)
        ],
    )
    ranking_table.keep(session, ratings_by_network(board, _described(session, board)))
    return row.id


def _described(session: Session, board: Board) -> dict[int, Descriptor]:
    ids = {each for outfit in board.outfits for each in outfit.garment_ids()}
    query = select(
        GarmentRow.id, GarmentRow.type, GarmentRow.colour, GarmentRow.pattern
    ).where(GarmentRow.id.in_(ids))
    return {
        row.id: Descriptor(row.type, row.colour, row.pattern)
        for row in session.execute(query)
    }


def boards(session: Session, numbers: Iterable[int] | None = None) -> list[Board]:
    """Return the boards of some numbers, those that there are; None asks for all."""
    is_wanted = true() if numbers is None else BoardRow.id.in_(list(numbers))
    # Plain columns, past the ORM: thousands of row objects take a while.
    connection = session.connection()
    entries = connection.execute(
        select(
            BoardOutfitRow.board_id,
            BoardOutfitRow.top,
            BoardOutfitRow.middle,
            BoardOutfitRow.bottom,
            BoardOutfitRow.outer,
            BoardOutfitRow.logit,
        )
        .join(BoardRow, BoardOutfitRow.board_id == BoardRow.id)
        .where(is_wanted)
        .order_by(BoardOutfitRow.board_id, BoardOutfitRow.place)
    )
    outfits = {
        number: tuple(
            ShownOutfit(top=top, middle=middle, bottom=bottom, outer=outer, logit=logit)
            for _, top, middle, bottom, outer, logit in group
        )
        for number, group in groupby(entries, key=lambda entry: entry[0])
    }
    heads = connection.execute(
        select(
            BoardRow.id,
            BoardRow.occasion,
            BoardRow.locked,
            BoardRow.temperature_c,
            BoardRow.at,
        )
        .where(is_wanted)
        .order_by(BoardRow.id)
    )
    return [
        Board(
            outfits=outfits[number],
            occasion=occasion,
            at=at,
            temperature_c=temperature_c,
            locked=locked,
            number=number,
        )
        for number, occasion, locked, temperature_c, at in heads
        if number in outfits
    ]


def last(session: Session) -> Board | None:
    """Return the board that was shown last, if there was one."""
    number = session.scalar(select(func.max(BoardRow.id)))
    found = boards(session, [number] if number else [])
    return found[0] if found else None
