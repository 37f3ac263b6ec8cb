"""Pictures: geometry and counting here, markup in the templates."""
