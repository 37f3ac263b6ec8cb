// X-ray: one switch colours every bound sentence by its status.
