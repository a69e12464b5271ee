"""Limits: credit limits under which customers draw and repay again and again."""
