"""Eyes and judgement: photos, cut-outs, VGG16, colour and the rating network."""
