"""What a model is told of a take, in the order and at the length that its family is used to."""

from soracli.plan.prompting.fitting import Prompt, fitted
from soracli.plan.prompting.naming import roles_of
from soracli.plan.prompting.of_sentence import of_sentence
from soracli.plan.prompting.of_sheet import of_sheet
from soracli.plan.prompting.of_shot import of_shot, seen_in

__all__ = ["Prompt", "fitted", "of_sentence", "of_sheet", "of_shot", "roles_of", "seen_in"]
