"""What all views share: blocks, signs, cards, lanes, the emotion curve, legends, and the words that describe them."""
