"""Operations on pixels, in numpy alone: filters, regions, colours, light."""
