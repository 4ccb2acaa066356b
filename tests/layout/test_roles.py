"""On which side of the focal element each box stands."""

import lfa


def test_only_a_focal_element_is_called_focal_and_a_loose_part_is_aside():
    tree = lfa.ProblemTree()
    tree.extend(
        [("F", "Focal"), ("C", "Cause"), ("L1", "Loose end"), ("L2", "Loose cause")], [("C", "F"), ("L2", "L1")]
    )
    tree.focal = "F"

    assert {"F": "focal", "C": "causes", "L1": "aside", "L2": "aside"} == {
        name: box.role for name, box in lfa.layout_tree(tree).boxes.items()
    }


def test_where_nothing_is_focal_no_box_is_marked_as_focal():
    tree = lfa.ProblemTree()
    tree.extend([("E", "End"), ("C", "Cause")], [("C", "E")])

    assert {"E": "effects", "C": "causes"} == {name: box.role for name, box in lfa.layout_tree(tree).boxes.items()}
