"""What a plan is: elements, their links and their steps. No graph, file or picture here."""
