"""The kinds of mistakes: `catalog` names them all, the other modules look for them."""
