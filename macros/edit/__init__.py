"""What an editor does: write, rename and withdraw records, see what an edit touches and what is wrong with it."""
