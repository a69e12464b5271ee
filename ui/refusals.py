"""The English sentence of every refusal, by its dotted code; facts stand in braces."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "unexpected": "The program has a fault; nothing is lost. Tell your administrator the number {id}.",
    "background.busy": "Too much work is waiting already. Try again in a moment.",
    "amount.empty": "Enter an amount.",
    "amount.not_a_number": "“{text}” is not an amount.",
    "amount.not_positive": "The amount must be above zero.",
    "amount.too_many_decimals": "An amount has at most two decimals.",
    "amount.too_large": "The amount is too large to be right.",
    "access.permission": "Your role does not include this ({permission}).",
    "access.scope": "This lies outside the branches you work for.",
    "access.four_eyes": "You took an earlier step yourself. Another person must do this one.",
    "access.amount": "{amount_fen} is above your limit of {limit_fen}.",
    "picture.not_an_image": "This file is not a picture.",
    "picture.too_large": "The picture is too large.",
    "picture.unreadable": "The picture cannot be read. Take it again with more light and less tilt.",
    "picture.wrong_document": "This is a picture of another document.",
    "picture.timed_out": "Reading the picture took too long. Type the fields by hand.",
    "reader.unavailable": "Reading documents is not available on this computer. Type the fields by hand.",
}
