"""The answer with which everybody's day begins, put together from what each permission shows."""

from __future__ import annotations

from lendesk.storage.central.queries.asking import Answer, AnyQuery, Asked
from lendesk.storage.central.queries.today_beside import news_since, today_alerts, today_month, today_news
from lendesk.storage.central.queries.today_due import due_loans
from lendesk.storage.central.queries.today_figures import today_figures
from lendesk.storage.central.queries.today_items import today_items
from lendesk.usecases.today.queries import GetToday, Today


def get_today(_query: GetToday, asked: Asked) -> Today:
    """Seven statements, whatever the asker may see."""
    since = news_since(asked)
    items = today_items(asked)
    return Today(
        business_date=asked.business_date.isoformat(),
        since=since.isoformat(),
        items=items,
        figures=today_figures(asked, items),
        due=due_loans(asked),
        news=today_news(asked, since),
        alerts=today_alerts(asked),
        month=today_month(asked),
    )


ANSWERS: dict[type[AnyQuery], Answer] = {GetToday: get_today}
